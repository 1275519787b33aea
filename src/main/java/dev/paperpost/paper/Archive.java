package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what is stored. Thread-safe; every call may be made with or without a transaction. */
@ApplicationScoped
public class Archive {

    /** One page of the papers of a span of days. */
    public Page<Paper> find(ArchiveQuery query) {
        throw new UnsupportedOperationException("paper room, in work");
    }

    /** The work with this identifier, in any spelling {@link WorkId#parse} understands. */
    public Optional<Paper> byExternalId(String anyIdentifier) {
        throw new UnsupportedOperationException("paper room, in work");
    }

    /** The papers with these keys; keys that are not known are missing from the answer. */
    public Map<Long, Paper> byIds(Collection<Long> ids) {
        throw new UnsupportedOperationException("paper room, in work");
    }

    /** Where the work was seen, first seen first. */
    public List<SourceSeen> sources(long paperId) {
        throw new UnsupportedOperationException("paper room, in work");
    }

    /** Hands over every paper that first arrived at or after the moment, oldest first, in constant memory. */
    public void forEachArrivedSince(Instant since, Consumer<Paper> consumer) {
        throw new UnsupportedOperationException("paper room, in work");
    }

    /** How many works are known. */
    public long count() {
        throw new UnsupportedOperationException("paper room, in work");
    }
}
