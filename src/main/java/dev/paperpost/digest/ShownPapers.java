package dev.paperpost.digest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Paper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stored papers ready to be shown. The papers of a day go to many readers, so they are kept for a moment. Thread-safe. */
@ApplicationScoped
class ShownPapers {

    private static final int KEPT = 3_000;

    /** A corrected title or a vote may be so old in a mail. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(1);

    private final Archive archive;
    private final Clock clock;
    private final Cache<Long, Kept> papers =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    ShownPapers(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    private record Kept(ShownPaper paper, Instant readAt) {

        boolean isFresh(Instant now) {
            return readAt.plus(KEPT_FOR).isAfter(now);
        }
    }

    /** The papers with these keys; keys that are not known are missing from the answer. */
    Map<Long, ShownPaper> byIds(Collection<Long> ids) {
        Instant now = clock.instant();
        Map<Long, ShownPaper> shown = new HashMap<>();
        List<Long> stale = new ArrayList<>();
        for (Long id : ids) {
            Kept kept = papers.getIfPresent(id);
            if (kept != null && kept.isFresh(now)) {
                shown.put(id, kept.paper());
            } else {
                stale.add(id);
            }
        }
        if (!stale.isEmpty()) {
            archive.byIds(stale).forEach((id, paper) -> shown.put(id, of(paper)));
        }
        return shown;
    }

    /** A paper that was read just now. */
    ShownPaper of(Paper paper) {
        ShownPaper ready = shown(paper);
        papers.put(paper.id(), new Kept(ready, clock.instant()));
        return ready;
    }

    /** Most have not changed, and to make one ready takes a millisecond. */
    private ShownPaper shown(Paper paper) {
        Kept kept = papers.getIfPresent(paper.id());
        return kept != null && kept.paper().shows(paper) ? kept.paper() : new ShownPaper(paper);
    }
}
