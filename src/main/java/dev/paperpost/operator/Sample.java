package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.digest.Planner;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.source.SampleFeed;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.SubscriptionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Shows at the first start what Paperpost does: a sample reader, the sample feed and a digest in the mailbox. */
@ApplicationScoped
class Sample {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final List<String> INTERESTS = List.of(
            "\"language model\"",
            "pretraining",
            "diffusion OR \"flow matching\"",
            "\"graph neural network\"",
            "author:hinton -survey",
            "title:protein*",
            "category:astro-ph");

    private final boolean wanted;
    private final Consent consent;
    private final SampleFeed feed;
    private final Planner planner;
    private final Deliveries deliveries;
    private final EntityManager entities;
    private final Clock clock;

    Sample(
            PaperpostConfig config,
            Consent consent,
            SampleFeed feed,
            Planner planner,
            Deliveries deliveries,
            EntityManager entities,
            Clock clock) {
        this.wanted = config.sample().orElse(config.platform().embeddedDatabase());
        this.consent = consent;
        this.feed = feed;
        this.planner = planner;
        this.deliveries = deliveries;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Runs the sample on an empty database.
     *
     * @return how many papers went to the sample reader; empty when the sample is not wanted or was run before
     */
    Optional<Long> run() {
        if (!wanted || !empty()) {
            return Optional.empty();
        }
        int thisHour = clock.instant().atZone(ZoneOffset.UTC).getHour();
        consent.enrolSample(new SubscriptionRequest(
                "ada@example.org",
                INTERESTS,
                new SubscriptionRequest.Timing("daily", null, thisHour),
                "UTC",
                "en",
                null,
                null,
                null));
        feed.store();
        planner.planDue();
        deliveries.wake();
        deliveries.drain(PATIENCE);
        return Optional.of(sentPapers());
    }

    @Transactional
    boolean empty() {
        return (boolean) entities.createNativeQuery("select not exists (select 1 from paper)")
                .getSingleResult();
    }

    @Transactional
    long sentPapers() {
        return ((Number) entities.createNativeQuery("select coalesce(sum(d.total_count), 0) from digest d"
                                + " join delivery v on v.digest_id = d.id where v.state = 'sent'")
                        .getSingleResult())
                .longValue();
    }
}
