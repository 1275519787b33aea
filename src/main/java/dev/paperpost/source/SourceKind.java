package dev.paperpost.source;

import java.util.List;

/** Makes the sources of one kind that an installation has configured. Each application-scoped bean of this type is asked. */
interface SourceKind {

    List<PaperSource> configured();
}
