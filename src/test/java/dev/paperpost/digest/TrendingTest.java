package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class TrendingTest extends PlannedDays {

    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static final Timing DAILY = new Timing("daily", null, 8);

    @BeforeEach
    void itIsWednesday() {
        clock.set(NOW);
    }

    @Test
    void theFiveMostUpvotedStandBelowWhatMatchesAndAreNotCounted() {
        reader("ada", DAILY, true, "gravity");
        store("Gravity", 50);
        store("Nobody voted", 0);
        for (int votes = 1; votes <= 7; votes++) {
            store("Light " + votes, votes);
        }

        DigestContent digest = planned(1).get(0);

        assertThat(trending(digest)).containsExactly("Light 7", "Light 6", "Light 5", "Light 4", "Light 3");
        assertThat(digest.total()).isEqualTo(1);
        assertThat(digest.trending().heading(Messages.english())).endsWith("this week");
    }

    @Test
    void nothingTrendsForOneWhoDoesNotWantIt() {
        reader("ada", DAILY, false, "gravity");
        store("Gravity", 50);
        store("Light", 40);

        assertThat(trending(planned(1).get(0))).isEmpty();
    }

    @Test
    void thereIsNoDigestOfWhatTrendsAlone() {
        reader("ada", DAILY, true, "gravity");
        store("Light", 40);

        assertThat(planned(1)).isEmpty();

        store("Gravity", 0);
        assertThat(trending(planned(2).get(0))).containsExactly("Light");
    }

    @Test
    void thePapersOfAnEarlierDigestNeverComeAgain() {
        reader("ada", DAILY, true, "gravity");
        store("Gravity", 1);
        store("Light", 40);
        planned(1);
        store("Gravity", 90);
        store("Light", 90);
        store("Gravity again", 0);
        store("Shade", 3);

        List<DigestContent> both = planned(2);

        assertThat(trending(both.get(0))).containsExactly("Light");
        assertThat(trending(both.get(1))).containsExactly("Shade");
    }

    @Test
    void whatTrendedIsNotToldAgainWhenItMatchesLaterButWhatWasNotShownIs() {
        String token = reader("ada", DAILY, true, "gravity");
        store("Gravity", 0);
        clock.set(NOW.plus(Duration.ofHours(20)));
        for (int votes = 1; votes <= 6; votes++) {
            store("Light " + votes, votes);
        }
        planned(1);
        replace(token, "gravity", "light");

        List<DigestContent> both = planned(2);

        assertThat(trending(both.get(0))).doesNotContain("Light 1").hasSize(5);
        assertThat(matched(both.get(1))).containsExactly("Light 1");
    }

    @Test
    void aDigestReadsTheSameWhateverComesAfterIt() {
        String token = reader("ada", DAILY, true, "gravity");
        store("Gravity", 0);
        store("Light", 40);
        store("Shade", 30);
        List<String> first = trending(planned(1).get(0));
        replace(token, "gravity", "shade", "colour");
        store("Shade", 99);
        store("Colour", 98);
        assertThat(matched(planned(2).get(1))).containsExactly("Colour");

        assertThat(trending(digests.all().get(0))).isEqualTo(first).containsExactly("Light", "Shade");
        assertThat(trending(digests.mailed(digests.all().get(0).digestId()))).isEqualTo(first);
    }

    @Test
    void whoGetsADigestMoreSeldomGetsTheBestOfAllItsDays() {
        reader("ada", new Timing("weekly", "wednesday", 8), true, "gravity");
        reader("bo", new Timing("monthly", "20", 8), true, "gravity");
        reader("cy", DAILY, true, "gravity");
        for (int day = 1; day < 29; day++) {
            store("Gravity " + day, 0);
            store("Light " + day, day % 7 + 1);
            plan(day);
        }

        assertThat(ofReader("ada"))
                .allSatisfy(digest -> assertThat(trending(digest)).hasSize(5));
        assertThat(ofReader("ada").get(1).trending().papers().get(0).upvotes()).isEqualTo(7);
        assertThat(ofReader("bo").get(0).trending().papers())
                .extracting(Mention::upvotes)
                .containsExactly(7, 7, 7, 6, 6);
        assertThat(ofReader("bo").get(0).trending().heading(Messages.english())).endsWith("this month");
        assertThat(ofReader("cy").stream().flatMap(digest -> trending(digest).stream()))
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(20);
    }

    @Test
    void ofTwoWorksThatAreFoundToBeOneItIsToldOnce() {
        reader("ada", DAILY, true, "gravity");
        store("Gravity", 0);
        store("10.1000/light", 40);
        planned(1);
        store("2601.00001", 50);
        papers.store(List.of(IncomingPaper.of("2601.00001", "Light", "", "test")
                .otherIds(List.of("10.1000/light"))
                .upvotes(60)
                .build()));
        store("Gravity again", 0);

        assertThat(trending(planned(2).get(1))).isEmpty();
    }

    @Test
    void huggingFacesOwnRankingDecidesWhichTrendToday() {
        for (int votes = 1; votes <= 12; votes++) {
            store("Light " + votes, votes);
        }
        change("update paper set trending_rank = 1 where title = 'Light 1'");
        reader("ada", DAILY, true, "gravity");
        store("Gravity", 0);
        planned(1);

        assertThat(entities.createNativeQuery(
                                "select p.title from trending t join paper p on p.id = t.paper_id order by position",
                                String.class)
                        .getResultList())
                .hasSize(10)
                .startsWith("Light 1", "Light 12")
                .doesNotContain("Light 2", "Light 3");
    }

    /** Random weeks of readers who change their interests and of votes that grow, against the two promises. */
    @Test
    void overRandomWeeksNoWorkComesTwiceAndEveryMatchComes() {
        Random random = new Random(20261125);
        Map<String, String> tokens = new HashMap<>();
        Map<String, Set<String>> interests = new HashMap<>();
        Map<String, Set<String>> owed = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            String name = "reader" + i;
            interests.put(name, new LinkedHashSet<>(List.of(topic(random))));
            owed.put(name, new HashSet<>());
            tokens.put(
                    name,
                    readers.subscribed(request(
                            name,
                            i % 3 == 0 ? new Timing("weekly", null, 8) : DAILY,
                            i % 4 > 0,
                            interests.get(name).toArray(String[]::new))));
        }
        List<String> stored = new ArrayList<>();
        for (int day = 1; day <= 16; day++) {
            for (int i = 0; i < 4; i++) {
                String title = topic(random) + " number " + stored.size();
                stored.add(title);
                store(title, random.nextInt(30));
                interests.forEach((name, topics) -> {
                    if (topics.contains(title.split(" ")[0])) {
                        owed.get(name).add(title);
                    }
                });
            }
            store(stored.get(random.nextInt(stored.size())), 30 + random.nextInt(60));
            String changing = "reader" + random.nextInt(12);
            interests.get(changing).add(topic(random));
            replace(tokens.get(changing), interests.get(changing).toArray(String[]::new));
            plan(day);
        }
        plan(40);

        for (String name : tokens.keySet()) {
            List<DigestContent> all = ofReader(name);
            List<String> got = all.stream()
                    .flatMap(digest -> Stream.concat(matched(digest).stream(), trending(digest).stream()))
                    .toList();
            assertThat(got).as(name).doesNotHaveDuplicates().containsAll(owed.get(name));
            assertThat(all).as(name).allSatisfy(digest -> assertThat(trending(digest))
                    .hasSizeLessThanOrEqualTo(Trending.MOST));
        }
    }

    private static String topic(Random random) {
        return "topic" + (char) ('a' + random.nextInt(10));
    }

    private void plan(int day) {
        clock.set(NOW.plus(Duration.ofDays(day)));
        planner.planDue();
    }

    private List<DigestContent> planned(int day) {
        plan(day);
        return digests.all();
    }

    private String reader(String name, Timing timing, boolean trending, String... interests) {
        return readers.subscribed(request(name, timing, trending, interests));
    }

    private static SubscriptionRequest request(String name, Timing timing, boolean trending, String... interests) {
        return new SubscriptionRequest(
                name + "@example.org", List.of(interests), timing, "UTC", null, 100, null, trending);
    }

    private void replace(String token, String... interests) {
        SubscriptionRequest request =
                new SubscriptionRequest(null, List.of(interests), DAILY, "UTC", null, 100, null, null);
        subscriptions.replace(token, request).orElseThrow();
    }

    private void store(String title, int votes) {
        papers.store(List.of(
                IncomingPaper.of(title, title, "", "test").upvotes(votes).build()));
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    private List<DigestContent> ofReader(String name) {
        long id = (Long) entities.createNativeQuery("select id from subscriber where email = :email", Long.class)
                .setParameter("email", name + "@example.org")
                .getSingleResult();
        return digests.all().stream()
                .filter(digest -> digest.subscriberId() == id)
                .toList();
    }

    private static List<String> matched(DigestContent digest) {
        return digest.groups().stream()
                .flatMap(group -> group.entries().stream())
                .map(entry -> Entry.plain(entry.title()))
                .toList();
    }

    private static List<String> trending(DigestContent digest) {
        return digest.trending().papers().stream().map(Mention::title).toList();
    }
}
