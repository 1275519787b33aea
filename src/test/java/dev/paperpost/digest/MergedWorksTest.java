package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.PaperIndex.Hit;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.SubscriptionRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers of a work that was stored as two until a sighting showed that it is one. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MergedWorksTest extends PlannedDays {

    private static final String PREPRINT = "2601.00001";
    private static final String ARTICLE = "10.1000/article";

    @Inject
    Matching matching;

    @Inject
    RecentPapers recent;

    private Instant start;

    @BeforeEach
    void beginNow() {
        start = clock.instant();
    }

    @Test
    void oneWhoWasToldOfNeitherIsToldOnce() {
        reader("ada", "gravity");
        store(PREPRINT, "Gravity");
        store(ARTICLE, "Gravity in print");
        merge();

        planDays(1, 3);

        assertThat(papersOf("ada")).containsExactly(PREPRINT);
    }

    @Test
    void oneWhoWasToldOfTheWorkThatEndedIsNotToldOfTheOneThatStays() {
        reader("ada", "gravity");
        store(ARTICLE, "Gravity in print");
        planDays(1, 1);
        store(PREPRINT, "Gravity");
        merge();

        planDays(2, 4);

        assertThat(papersOf("ada")).containsExactly(ARTICLE);
        assertThat(titles("ada")).as("the old digest as it was").containsExactly("Gravity in print");
    }

    @Test
    void oneWhoWasToldOfTheWorkThatStaysIsNotToldOfTheOneThatEnded() {
        reader("ada", "gravity");
        store(PREPRINT, "Gravity");
        planDays(1, 1);
        store(ARTICLE, "Gravity in print");
        merge();

        planDays(2, 4);

        assertThat(papersOf("ada")).containsExactly(PREPRINT);
    }

    @Test
    void oneWhoWasToldOfBothKeepsTheDigestsAsTheyWereAndHearsNoMore() {
        reader("ada", "gravity");
        store(PREPRINT, "Gravity");
        planDays(1, 1);
        store(ARTICLE, "Gravity in print");
        planDays(2, 2);
        merge();
        store(PREPRINT, "Gravity, second thoughts", 2);

        planDays(3, 5);

        assertThat(papersOf("ada")).containsExactly(PREPRINT, ARTICLE);
        assertThat(titles("ada")).contains("Gravity in print");
    }

    @Test
    void aWorkThatWasMergedTwiceIsStillKnownToTheReadersOfTheFirst() {
        reader("ada", "gravity");
        store("own id", "Gravity by hand");
        planDays(1, 1);
        store(ARTICLE, "Gravity in print");
        store(PREPRINT, "Gravity");
        name("own id", ARTICLE);
        merge();
        store(PREPRINT, "Gravity again", 2);

        planDays(2, 4);

        assertThat(papersOf("ada")).containsExactly("own id");
    }

    @Test
    void oneWhoAsksForWhatOnlyTheOtherTextSaidStillHearsOfTheWork() {
        reader("ada", "printing");
        store(PREPRINT, "Gravity", 1);
        store(ARTICLE, "Gravity and printing");
        merge();

        planDays(1, 3);

        assertThat(papersOf("ada")).containsExactly(PREPRINT);
        assertThat(titles("ada")).containsExactly("Gravity");
    }

    @Test
    void anInterestOfTheTextThatStaysFindsTheWorkOnceInPreviewAndFirstDigest() {
        store(PREPRINT, "Gravity", 1);
        store(ARTICLE, "Gravity in print");
        matching.catchUp();
        assertThat(preview("gravity")).hasSize(2);

        merge();

        assertThat(preview("gravity")).hasSize(1);
        reader("ada", "gravity");
        planDays(1, 3);
        assertThat(papersOf("ada")).containsExactly(PREPRINT);
    }

    @Test
    void whatTheWorkLearnsFromTheOtherIsMatchedAgain() {
        reader("ada", "printing");
        store(PREPRINT, "Gravity", 1);
        planDays(1, 1);
        papers.store(List.of(IncomingPaper.of(ARTICLE, "Gravity", "", "test")
                .authors(List.of("Eve Example"))
                .build()));
        reader("bo", "author:example");
        merge();

        planDays(2, 3);

        assertThat(papersOf("ada")).isEmpty();
        assertThat(papersOf("bo")).containsExactly(PREPRINT);
    }

    private List<Hit> preview(String interest) {
        return recent.index().hits(Interest.parse(interest), start.minus(Duration.ofDays(7)));
    }

    private void merge() {
        name(PREPRINT, ARTICLE);
    }

    private void name(String id, String otherId) {
        papers.store(List.of(IncomingPaper.of(id, "Gravity", "", "test")
                .otherIds(List.of(otherId))
                .build()));
    }

    private void store(String id, String title) {
        store(id, title, null);
    }

    private void reader(String name, String interest) {
        readers.subscribed(
                new SubscriptionRequest(name + "@example.org", List.of(interest), null, null, null, null, null, null));
    }

    private void planDays(int first, int last) {
        for (int day = first; day <= last; day++) {
            planner.plan(start.plus(Duration.ofDays(day)));
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> titles(String name) {
        List<Long> ids = entities.createNativeQuery(
                        "select d.id from digest d join subscriber s on s.id = d.subscriber_id"
                                + " where s.email = :email order by d.id",
                        Long.class)
                .setParameter("email", name + "@example.org")
                .getResultList();
        return ids.stream()
                .flatMap(id -> digests.mailed(id).groups().stream())
                .flatMap(group -> group.entries().stream())
                .map(entry -> entry.headline())
                .toList();
    }
}
