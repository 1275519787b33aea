package dev.paperpost.source;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sources of this installation, in the order of their names. */
@ApplicationScoped
class ConfiguredSources {

    private final List<PaperSource> sources;

    ConfiguredSources(@All List<SourceKind> kinds) {
        this.sources = kinds.stream()
                .flatMap(kind -> kind.configured().stream())
                .sorted(Comparator.comparing(PaperSource::name))
                .toList();
    }

    List<PaperSource> all() {
        return sources;
    }

    Optional<PaperSource> named(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
