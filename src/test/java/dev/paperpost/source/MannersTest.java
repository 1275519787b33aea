package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Batches;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often, how fast and by whom a service is asked, seen from the service. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MannersTest {

    private static final String NINE = "2026-07-20T09:00:00Z";
    private static final String HUGGING_FACE = "/daily_papers";

    @Inject
    TestHarvest harvests;

    @Inject
    Archive archive;

    @Inject
    Batches batches;

    @Inject
    MovableClock clock;

    private final FakeSite site = new FakeSite();

    @BeforeEach
    void onMondayAtNine() {
        harvests.forgetAll();
        clock.set(NINE);
        site.serves(HUGGING_FACE, 200, "application/json", "[]");
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
        site.close();
    }

    @Test
    void threeNodesAskEightSourcesOfOneServiceOnceOneAtATimeAndWithThePauseBetween() throws Exception {
        Duration pause = Duration.ofMillis(300);
        List<String> categories = List.of("cs.AI", "cs.CL", "cs.CV", "cs.IR", "cs.LG", "cs.NE", "cs.RO", "cs.SD");
        site.with("arxiv.categories", String.join(",", categories)).with("arxiv.pause", "300ms");
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        for (String category : categories) {
            FakeSite.Reply feed =
                    MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").reply(200, Map.of());
            site.serves("/" + category, exchange -> {
                mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                try {
                    feed.to(exchange);
                } finally {
                    atOnce.decrementAndGet();
                }
            });
        }

        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        together(3, () -> {
            Harvest node = harvests.of(site, clock);
            do {
                node.askDue();
            } while (asked("/cs.").size() < categories.size() && System.nanoTime() < deadline);
            return null;
        });

        List<FakeSite.Request> requests = asked("/cs.");
        assertThat(requests)
                .extracting(FakeSite.Request::target)
                .containsExactlyInAnyOrderElementsOf(
                        categories.stream().map(category -> "/" + category).toList());
        assertThat(mostAtOnce).hasValue(1);
        for (int i = 1; i < requests.size(); i++) {
            assertThat(Duration.ofNanos(
                            requests.get(i).nanos() - requests.get(i - 1).nanos()))
                    .isGreaterThanOrEqualTo(pause.minusMillis(2));
        }
        assertThat(requests).allSatisfy(request -> assertThat(request.headers().getFirst("User-Agent"))
                .contains("operator@example.org"));
    }

    @Test
    void thePauseBeginsWhenAnAnswerEnds() {
        site.with("arxiv.categories", "cs.AI,cs.CL").with("arxiv.pause", "300ms");
        long[] ended = new long[1];
        site.serves("/cs.AI", exchange -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            ended[0] = System.nanoTime();
            MadeUpFeed.of("2026-07-20")
                    .item("2607.10001v1", "new")
                    .reply(200, Map.of())
                    .to(exchange);
        });
        site.serves(
                "/cs.CL",
                MadeUpFeed.of("2026-07-20").item("2607.10002v1", "new").reply(200, Map.of()));

        harvests.of(site, clock).askDue();

        assertThat(Duration.ofNanos(asked("/cs.CL").get(0).nanos() - ended[0]))
                .isGreaterThanOrEqualTo(Duration.ofMillis(298));
    }

    @Test
    void whatANodeHasNoOtherNodeAsksForAgainUnlessItChanged() {
        site.serves(
                "/cs.CL",
                MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").conditional("\"a\""));
        harvests.of(site, clock).askDue();
        minutesLater(60);
        harvests.of(site, clock).askDue();

        assertThat(asked("/cs.CL"))
                .extracting(request -> request.headers().getFirst("If-None-Match"))
                .containsExactly(null, "\"a\"");
        assertThat(arxiv(harvests.of(site, clock)).outcome()).isEqualTo("fetched");
    }

    @Test
    void anAnswerThatCouldNotBeUsedIsAskedForAgainInFull() {
        site.serves("/cs.CL", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"a\"");
            exchange.sendResponseHeaders(200, -1);
        });
        Harvest node = harvests.of(site, clock);
        node.askDue();
        minutesLater(5);
        node.askDue();

        assertThat(asked("/cs.CL")).hasSize(2).allSatisfy(request -> assertThat(
                        request.headers().getFirst("If-None-Match"))
                .isNull());
    }

    @Test
    void allNodesLeaveAServiceAloneForAsLongAsItAsksFor() {
        site.with("arxiv.categories", "cs.AI,cs.CL")
                .serves("/cs.AI", 429, Map.of("Retry-After", "5400"), new byte[0])
                .serves(
                        "/cs.AI",
                        MadeUpFeed.of("2026-07-20").item("2607.10002v1", "new").reply(200, Map.of()))
                .serves(
                        "/cs.CL",
                        MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").reply(200, Map.of()));
        harvests.of(site, clock).askDue();
        assertThat(asked("/cs.")).hasSize(1);

        Harvest other = harvests.of(site, clock);
        minutesLater(89);
        other.askDue();
        assertThat(other.fetchNow("arxiv:cs.CL").orElseThrow().outcome()).isEqualTo("busy");
        assertThat(asked("/cs.")).hasSize(1);

        minutesLater(1);
        other.askDue();
        assertThat(asked("/cs.CL")).hasSize(1);
    }

    @Test
    void aUsedUpRateLimitIsWaitedForAsWell() {
        site.forget(HUGGING_FACE).serves(HUGGING_FACE, 429, Map.of("RateLimit", "\"api\";r=0;t=240"), new byte[0]);
        Harvest node = harvests.of(site, clock);
        node.fetchNow("huggingface");

        minutesLater(3);
        assertThat(node.fetchNow("huggingface").orElseThrow().outcome()).isEqualTo("busy");
        minutesLater(1);
        assertThat(node.fetchNow("huggingface").orElseThrow().outcome()).isEqualTo("refused");
    }

    @Test
    void aSourceThatFailsIsAskedAfterFiveTenTwentyMinutesUpToTheInterval() {
        site.serves("/cs.CL", 500, "text/plain", "no");
        Harvest node = harvests.of(site, clock);

        List<Integer> minutes = minutesWhenAsked(node, 300);

        // Nine tenths of the interval of an hour are 54 minutes.
        assertThat(minutes).containsExactly(0, 5, 15, 35, 75, 129, 183, 237, 291);
    }

    @Test
    void aSourceThatOwesItsDayIsAskedWhenTheDayIsDueAndUntilItIsThere() {
        clock.set("2026-07-21T04:00:00Z");
        site.serves(
                        "/cs.CL",
                        MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").reply(200, Map.of()))
                .serves(
                        "/cs.CL",
                        MadeUpFeed.of("2026-07-20").item("2607.10001v1", "new").reply(200, Map.of()))
                .serves(
                        "/cs.CL",
                        MadeUpFeed.of("2026-07-21").item("2607.10002v1", "new").reply(200, Map.of()));
        Harvest node = harvests.of(site, clock);

        assertThat(minutesWhenAsked(node, 60)).containsExactly(0, 30, 35);
        assertThat(arxiv(node).day()).hasToString("2026-07-21");
    }

    @Test
    void whatComesLateAfterAWeekendOfQuietFetchesIsNoArchive() {
        clock.set("2026-07-17T12:00:00Z");
        site.serves(
                        "/cs.CL",
                        MadeUpFeed.of("2026-07-17").item("2607.10001v1", "new").reply(200, Map.of()))
                .serves("/cs.CL", MadeUpFeed.of("2026-07-18").reply(200, Map.of()));
        Harvest node = harvests.of(site, clock);
        node.askDue();
        clock.set("2026-07-18T12:00:00Z");
        minutesWhenAsked(node, 600);
        site.forget("/cs.CL")
                .serves(
                        "/cs.CL",
                        MadeUpFeed.of("2026-07-20").item("2607.10009v1", "new").reply(200, Map.of()));
        clock.set("2026-07-21T12:00:00Z");
        node.askDue();

        assertThat(arxiv(node).outcome()).isEqualTo("stale");
        assertThat(archive.byExternalId("2607.10009").orElseThrow().late()).isTrue();
    }

    @Test
    void whatComesLateOrFromTheArchiveIsNotCountedAsOfTheDay() {
        site.serves(
                        "/daily_papers?date=2026-07-20&limit=100&p=0",
                        200,
                        "application/json",
                        HuggingFaceTest.entries(1, 3))
                .serves(
                        "/daily_papers?month=2026-07&limit=100&p=0",
                        200,
                        "application/json",
                        HuggingFaceTest.entries(1, 40));

        harvests.of(site, clock).fetchNow("huggingface");

        assertThat(batches.find("huggingface", LocalDate.parse("2026-07-20"))
                        .orElseThrow()
                        .stored())
                .isEqualTo(3);
    }

    private static SourceStatus arxiv(Harvest harvest) {
        return harvest.latest().stream()
                .filter(status -> status.name().equals("arxiv:cs.CL"))
                .findFirst()
                .orElseThrow();
    }

    /** Lets each minute pass, and tells in which ones arXiv was asked. */
    private List<Integer> minutesWhenAsked(Harvest harvest, int minutes) {
        Instant start = clock.instant();
        List<Integer> asked = new ArrayList<>();
        for (int minute = 0; minute < minutes; minute++) {
            clock.set(start.plus(Duration.ofMinutes(minute)));
            int before = asked("/cs.").size();
            harvest.askDue();
            if (asked("/cs.").size() > before) {
                asked.add(minute);
            }
        }
        return asked;
    }

    private void minutesLater(int minutes) {
        clock.set(clock.instant().plus(Duration.ofMinutes(minutes)));
    }

    private List<FakeSite.Request> asked(String beginning) {
        return site.requests.stream()
                .filter(request -> request.target().startsWith(beginning))
                .toList();
    }

    private static void together(int threads, Callable<Void> task) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(task));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
