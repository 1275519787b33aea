package dev.paperpost.digest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.paperpost.paper.Archive;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Stored papers ready to be shown. The papers of a day go to many readers, so they are kept for a moment. Thread-safe. */
@ApplicationScoped
class ShownPapers {

    private static final int KEPT = 3_000;

    /** A corrected title or a vote may be so old in a mail. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final Archive archive;
    private final Cache<Long, ShownPaper> papers =
            Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

    ShownPapers(Archive archive) {
        this.archive = archive;
    }

    /** The papers with these keys; keys that are not known are missing from the answer. */
    Map<Long, ShownPaper> byIds(Collection<Long> ids) {
        return new HashMap<>(papers.getAll(
                ids,
                missing ->
                        archive
                                .byIds(missing.stream().map(Long.class::cast).collect(Collectors.toSet()))
                                .entrySet()
                                .stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, entry -> new ShownPaper(entry.getValue())))));
    }
}
