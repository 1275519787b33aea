package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.DigestContent.Group;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.SubscriptionRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TopPicksTest extends PlannedDays {

    @Test
    void theBestOfALongDigestStandFirstAndNowhereElse() {
        reader(20, "gravity", "light");
        for (int i = 0; i < 4; i++) {
            store("Gravity " + i, "");
            store("Notes " + i, "On light.");
        }
        store("Light", "Light, only light.");

        List<Group> groups = planned();

        assertThat(groups).extracting(Group::interest).containsExactly("Top picks", "gravity", "light");
        assertThat(titles(groups.get(0))).hasSize(3).allMatch(title -> !title.startsWith("Notes"));
        assertThat(groups.stream().flatMap(group -> titles(group).stream()))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void thereAreNoPicksInAShortDigest() {
        reader(20, "gravity", "light");
        for (int i = 0; i < 3; i++) {
            store("Gravity " + i, "");
            store("Light " + i, "");
        }
        store("Gravity and light", "");

        assertThat(planned()).extracting(Group::interest).containsExactly("gravity", "light");
    }

    @Test
    void thereAreNoPicksOfOneInterestWhichIsBestFirstAnyway() {
        reader(20, "gravity");
        for (int i = 0; i < 12; i++) {
            store("Gravity " + i, "");
        }

        assertThat(planned()).extracting(Group::interest).containsExactly("gravity");
    }

    @Test
    void theWebViewPicksWhatTheMailPicked() {
        reader(8, "gravity", "light");
        for (int i = 0; i < 20; i++) {
            store("Gravity " + i, "");
            store("Light " + i, "");
        }
        planner.plan(clock.instant().plus(Duration.ofDays(1)));

        DigestContent all = digests.all().get(0);
        DigestContent mailed = digests.mailed(all.digestId());

        assertThat(titles(all.groups().get(0)))
                .hasSize(3)
                .isEqualTo(titles(mailed.groups().get(0)));
        assertThat(all.groups().stream()
                        .mapToInt(group -> group.entries().size())
                        .sum())
                .isEqualTo(40);
        assertThat(mailed.groups().stream()
                        .mapToInt(group -> group.entries().size() + group.more())
                        .sum())
                .isEqualTo(40);
    }

    private List<Group> planned() {
        planner.plan(clock.instant().plus(Duration.ofDays(1)));
        return digests.all().get(0).groups();
    }

    private void reader(int maxPapers, String... interests) {
        readers.subscribed(new SubscriptionRequest(
                "ada@example.org", List.of(interests), null, null, null, maxPapers, null, null));
    }

    private void store(String title, String abstractText) {
        papers.store(
                List.of(IncomingPaper.of(title, title, abstractText, "test").build()));
    }

    private static List<String> titles(Group group) {
        return group.entries().stream().map(entry -> Entry.plain(entry.title())).toList();
    }
}
