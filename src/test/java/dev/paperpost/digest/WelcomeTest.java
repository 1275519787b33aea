package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class WelcomeTest extends PlannedDays {

    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static final Duration SOON = Duration.ofMinutes(2);

    @BeforeEach
    void itIsWednesday() {
        clock.set(NOW);
    }

    @Test
    void aNewReaderSeesSoonWhatTheirInterestsFoundLately() {
        for (int i = 0; i < 13; i++) {
            store("Gravity " + i);
        }
        String token = reader();

        clock.set(NOW.plus(SOON));
        planner.welcome();
        planner.welcome();

        assertThat(digests.all()).singleElement().satisfies(digest -> {
            assertThat(digest.welcome()).isTrue();
            assertThat(digests.mailed(digest.digestId()).shown()).isEqualTo(10);
            assertThat(digest.total()).isEqualTo(13);
            assertThat(digest.slot()).isEqualTo(LocalDate.of(2026, 11, 25));
        });
        assertThat(subscriptions.view(token).orElseThrow().nextDigestAt())
                .isEqualTo(Instant.parse("2026-11-27T08:00:00Z"));
    }

    @Test
    void whatTheWelcomeShowedDoesNotComeAgain() {
        store("Gravity of old");
        reader();
        clock.set(NOW.plus(SOON));
        planner.welcome();
        store("Gravity anew");

        planner.plan(Instant.parse("2026-11-27T09:00:00Z"));

        assertThat(digests.all()).hasSize(2);
        assertThat(digests.all().get(1).welcome()).isFalse();
        assertThat(digests.all().get(1).groups()).singleElement().satisfies(group -> assertThat(group.entries())
                .singleElement()
                .satisfies(entry -> assertThat(Entry.plain(entry.title())).isEqualTo("Gravity anew")));
    }

    @Test
    void withoutAMatchThereIsNoWelcomeAndTheFirstDigestComesAtItsHour() {
        String token = reader();
        clock.set(NOW.plus(SOON));
        planner.welcome();
        store("Gravity at last");
        clock.set(NOW.plus(SOON).plus(SOON));
        planner.welcome();

        assertThat(digests.all()).isEmpty();
        assertThat(subscriptions.view(token).orElseThrow().nextDigestAt())
                .isEqualTo(Instant.parse("2026-11-27T08:00:00Z"));
    }

    @Test
    void whoLeavesInThatMinuteOrComesBackLaterIsNotWelcomed() {
        store("Gravity");
        reader();
        subscriptions.unsubscribe(readers.unsubscribeToken("ada@example.org"));
        clock.set(NOW.plus(SOON));
        planner.welcome();
        assertThat(digests.all()).isEmpty();

        reader();
        planner.plan(NOW.plus(Duration.ofDays(7)));
        assertThat(digests.all()).hasSize(1);
        subscriptions.unsubscribe(readers.unsubscribeToken("ada@example.org"));
        store("Gravity, again");
        reader();
        clock.set(NOW.plus(SOON).plus(SOON));
        planner.welcome();

        assertThat(digests.all()).singleElement().satisfies(digest -> assertThat(digest.welcome())
                .isFalse());
    }

    private String reader() {
        return readers.subscribed(new SubscriptionRequest(
                "ada@example.org",
                List.of("gravity"),
                new Timing("weekly", "friday", 8),
                "UTC",
                null,
                null,
                null,
                null));
    }
}
