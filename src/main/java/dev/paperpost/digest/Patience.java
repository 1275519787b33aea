package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Batch;
import dev.paperpost.paper.Batches;
import dev.paperpost.subscription.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** How long digests wait for the batches they depend on, and what is said of those that did not come in time. */
@ApplicationScoped
class Patience {

    /** What is still missing after a week is not spoken of any more. */
    private static final Duration SPOKEN_OF = Duration.ofDays(7);

    private final Batches batches;
    private final Duration limit;

    Patience(Batches batches, DigestConfig config) {
        this.batches = batches;
        this.limit = config.patience();
    }

    /** What digests due by now wait for: a batch that was due before they were, and not for longer than the limit. */
    List<Waiting> waiting(Instant now) {
        return batches.awaited(now, limit).stream()
                .map(batch -> new Waiting(
                        batch.dueAt(),
                        batch.category() == null ? Set.of() : Interest.categoriesFinding(batch.category())))
                .toList();
    }

    /** The batches a digest of this window has something to say of. */
    List<Batch> batches(Instant from, Instant until) {
        return batches.between(from, until, until.minus(SPOKEN_OF));
    }
}
