package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class PlanningTest extends PlannedDays {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Consent consent;

    private Instant now;

    @BeforeEach
    void beginNow() {
        now = clock.instant();
    }

    @Test
    void aDueReaderGetsOneDigestWithEveryMatchingPaper() {
        reader("ada", "gravity");
        store("1", "Gravity and light");
        store("2", "Light alone");
        store("3", "On gravity");

        assertThat(planner.plan(now.plus(DAY))).isEqualTo(new PlanReport(1, 1, 0));

        assertThat(papersOf("ada")).containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void planningAgainForTheSameMomentFindsNothingDue() {
        reader("ada", "gravity");
        store("1", "Gravity");
        planner.plan(now.plus(DAY));

        assertThat(planner.plan(now.plus(DAY))).isEqualTo(new PlanReport(0, 0, 0));
        assertThat(digests()).isEqualTo(1);
    }

    @Test
    void aReaderForWhomNothingMatchedIsMovedOnWithoutADigest() {
        reader("ada", "gravity");
        store("1", "Light");

        assertThat(planner.plan(now.plus(DAY))).isEqualTo(new PlanReport(1, 0, 1));
        assertThat(digests()).isZero();
    }

    @Test
    void aPaperSentOnceNeverComesAgainWhenItsTextOrTheScheduleChanges() {
        String token = reader("ada", "gravity", "light");
        store("1", "Gravity");
        planner.plan(now.plus(DAY));
        store("1", "Gravity and light", 2);
        subscriptions.replace(
                token,
                new SubscriptionRequest(
                        null, List.of("light"), new Timing("daily", null, 23), "Asia/Tokyo", null, null, null, null));
        store("2", "Light");

        planner.plan(now.plus(DAY.multipliedBy(3)));

        assertThat(papersOf("ada")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aScheduleMovedToLaterTheSameDayGivesNoSecondDigestThatDay() {
        String token = reader("ada", "gravity");
        store("1", "Gravity one");
        Instant first = subscriptions.view(token).orElseThrow().nextDigestAt();
        planner.plan(first);
        subscriptions.replace(
                token,
                new SubscriptionRequest(
                        null, List.of("gravity"), new Timing("daily", null, 23), "UTC", null, null, null, null));
        store("2", "Gravity two");

        planner.plan(first.plus(Duration.ofHours(15)));
        assertThat(papersOf("ada")).containsExactly("1");

        planner.plan(first.plus(Duration.ofHours(15)).plus(DAY));
        assertThat(papersOf("ada")).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aWindowEndsAtThePastMomentItIsPlannedFor() {
        reader("ada", "gravity");
        dueAt("ada", now.minus(Duration.ofHours(2)));
        store("1", "Gravity");

        assertThat(planner.plan(now.minus(Duration.ofHours(1)))).isEqualTo(new PlanReport(1, 0, 1));
        planner.plan(now.plus(DAY.multipliedBy(2)));

        assertThat(papersOf("ada")).containsExactly("1");
    }

    @Test
    void whatMatchesDuringAPauseComesAfterIt() {
        String token = reader("ada", "gravity");
        subscriptions.pause(token, LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(10));
        store("1", "Gravity");

        assertThat(planner.plan(now.plus(DAY.multipliedBy(5)))).isEqualTo(new PlanReport(0, 0, 0));
        assertThat(planner.plan(now.plus(DAY.multipliedBy(12)))).isEqualTo(new PlanReport(1, 1, 0));
        assertThat(papersOf("ada")).containsExactly("1");
    }

    @Test
    void oneWhoLeftGetsNoDigestAndOneWhoHasNotConfirmedNeither() {
        reader("ada", "gravity");
        consent.request(request("eve", List.of("gravity")));
        leave("ada");
        store("1", "Gravity");

        assertThat(planner.plan(now.plus(DAY))).isEqualTo(new PlanReport(0, 0, 0));
    }

    @Test
    void aFullMailKeepsTheRestForTheWebView() {
        reader("ada", "gravity");
        for (int i = 0; i < 50; i++) {
            store("p" + i, "Gravity " + i);
        }

        planner.plan(now.plus(DAY));

        assertThat(papersOf("ada")).hasSize(50);
        assertThat(count("select full_count from digest")).isEqualTo(20);
        assertThat(count("select total_count from digest")).isEqualTo(50);
    }

    /** Random weeks with readers who change their minds, planned by four nodes at once, against a naive account. */
    @Test
    void overRandomWeeksNothingIsLostNothingIsRepeatedAndNoDayHasTwoDigests() throws Exception {
        Random random = new Random(20261121);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 6; round++) {
                emptyTables();
                beginNow();
                Simulation simulation = new Simulation(random);
                for (int day = 1; day <= 12; day++) {
                    simulation.someArriveAndSomeChangeTheirMinds();
                    Instant asOf = now.plus(DAY.multipliedBy(day));
                    List<CompletableFuture<PlanReport>> plans = IntStream.range(0, 4)
                            .mapToObj(node -> CompletableFuture.supplyAsync(() -> planner.plan(asOf), nodes))
                            .toList();
                    plans.forEach(CompletableFuture::join);
                }
                planner.plan(now.plus(DAY.multipliedBy(100)));
                simulation.checkEveryReader();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    private class Simulation {

        private static final int WORDS = 12;

        private final Random random;
        private final Map<String, String> tokens = new HashMap<>();
        private final Map<String, Set<String>> interests = new HashMap<>();
        private final Map<String, Set<String>> owed = new HashMap<>();
        private final Map<String, String> titles = new HashMap<>();

        Simulation(Random random) {
            this.random = random;
            for (int i = 0; i < 25; i++) {
                join();
            }
        }

        void someArriveAndSomeChangeTheirMinds() {
            for (int i = 0; i < random.nextInt(12); i++) {
                paper();
            }
            if (random.nextBoolean()) {
                join();
            }
            for (String name : List.copyOf(tokens.keySet())) {
                switch (random.nextInt(8)) {
                    case 0 -> change(name);
                    case 1 ->
                        subscriptions.pause(
                                tokens.get(name),
                                LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(2 + random.nextInt(30)));
                    case 2 -> subscriptions.resume(tokens.get(name));
                    default -> {
                        // most readers leave their subscription alone
                    }
                }
            }
            paper();
        }

        void checkEveryReader() {
            for (String name : tokens.keySet()) {
                List<String> got = papersOf(name);
                assertThat(got).as(name).doesNotHaveDuplicates().containsAll(owed.get(name));
                assertThat(got).as(name).allSatisfy(paper -> assertThat(answers(name, titles.get(paper)))
                        .isTrue());
            }
            assertThat(count("select count(*) from (select 1 from digest group by subscriber_id, slot"
                            + " having count(*) > 1) twice"))
                    .isZero();
            assertThat(count("select count(*) from digest d where total_count <> (select count(*) from digest_paper p"
                            + " where p.digest_id = d.id)"))
                    .isZero();
        }

        private void join() {
            String name = "reader" + tokens.size();
            Set<String> words = new LinkedHashSet<>();
            while (words.isEmpty() || random.nextBoolean()) {
                words.add(word());
            }
            interests.put(name, words);
            owed.put(name, new HashSet<>());
            tokens.put(name, reader(name, words.toArray(String[]::new)));
        }

        private void change(String name) {
            interests.get(name).add(word());
            List<String> cadences = List.of("daily", "weekdays", "weekly", "monthly");
            subscriptions.replace(
                    tokens.get(name),
                    new SubscriptionRequest(
                            null,
                            List.copyOf(interests.get(name)),
                            new Timing(cadences.get(random.nextInt(4)), null, random.nextInt(24)),
                            List.of("UTC", "Asia/Tokyo", "America/New_York", "Pacific/Auckland")
                                    .get(random.nextInt(4)),
                            null,
                            1 + random.nextInt(30),
                            null,
                            null));
        }

        private void paper() {
            String id = "paper" + titles.size();
            List<String> title = new ArrayList<>();
            while (title.isEmpty() || random.nextInt(3) > 0) {
                title.add(word());
            }
            titles.put(id, String.join(" ", title));
            store(id, titles.get(id));
            tokens.keySet().stream()
                    .filter(name -> answers(name, titles.get(id)))
                    .forEach(name -> owed.get(name).add(id));
        }

        private boolean answers(String name, String title) {
            return List.of(title.split(" ")).stream().anyMatch(interests.get(name)::contains);
        }

        private String word() {
            return "topic" + (char) ('a' + random.nextInt(WORDS));
        }
    }

    private String reader(String name, String... interests) {
        return readers.subscribed(request(name, List.of(interests)));
    }

    private static SubscriptionRequest request(String name, List<String> interests) {
        return new SubscriptionRequest(name + "@example.org", interests, null, null, null, null, null, null);
    }

    private void store(String id, String title) {
        store(id, title, 1);
    }

    @Transactional
    void dueAt(String name, Instant due) {
        entities.createNativeQuery("update subscriber set next_digest_at = :due where email like :name")
                .setParameter("due", due)
                .setParameter("name", name + "@%")
                .executeUpdate();
    }

    private void leave(String name) {
        subscriptions.unsubscribe(readers.unsubscribeToken(name + "@example.org"));
    }

    private long digests() {
        return count("select count(*) from digest");
    }

    private long count(String sql) {
        return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
    }
}
