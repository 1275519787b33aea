package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.TestDigests;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.logging.Log;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The week of Thanksgiving 2026 against local servers: a good Monday, feeds that are stale for hours on Tuesday, arXiv down
 * on Wednesday and back on Thursday, no announcement for Friday, and a paper that Monday's feed leaves out.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SimulatedWeekTest {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    @Inject
    TestHarvest harvests;

    @Inject
    TestDigests digests;

    @Inject
    TestReaders readers;

    @Inject
    MovableClock clock;

    @Inject
    EntityManager entities;

    private final FakeSite site = new FakeSite().with("arxiv.categories", "cs.CL,math.AG");

    @BeforeEach
    void onSundayEvening() {
        harvests.forgetAll();
        clock.set("2026-11-22T20:00:00Z");
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
        site.close();
    }

    @Test
    void readersGetEachPaperOnceAndAreToldTheTruthEachDay() {
        new SimulatedSources(site, clock, "cs.CL", "math.AG")
                .arxiv("2026-11-23", "2611.10001", "cs.CL", "Gravity on Monday")
                .arxiv("2026-11-23", "2611.10002", "cs.CL", "Kittens on Monday")
                .arxiv("2026-11-23", "2611.10003", "math.AG", "Sheaves on Monday")
                .huggingFace("2026-11-23", "2611.09001", "Kittens that people like")
                .arxiv("2026-11-24", "2611.10011", "cs.CL", "Gravity on Tuesday")
                .arxiv("2026-11-24", "2611.10012", "math.AG", "Sheaves on Tuesday")
                .huggingFace("2026-11-24", "2611.10001", "Gravity on Monday")
                .staleFeeds("2026-11-24T05:00:00Z", "2026-11-24T07:20:00Z")
                .arxiv("2026-11-25", "2611.10021", "cs.CL", "Gravity on Wednesday")
                .arxiv("2026-11-25", "2611.10022", "math.AG", "Sheaves on Wednesday")
                .huggingFace("2026-11-25", "2611.09002", "Gravity that people like")
                .outage("2026-11-25T02:00:00Z", "2026-11-26T06:00:00Z")
                .arxiv("2026-11-26", "2611.10031", "cs.CL", "Gravity on Thursday")
                .arxiv("2026-11-26", "2611.10032", "math.AG", "Sheaves on Thursday")
                .huggingFace("2026-11-26", "2611.09003", "Kittens on Thanksgiving")
                .huggingFace("2026-11-27", "2611.09004", "Kittens on Friday")
                .arxiv("2026-11-30", "2611.10041", "cs.CL", "Gravity after the holiday")
                .missedByTheFeed("2026-11-30", "2611.10042", "cs.CL", "Gravity that the feed forgot")
                .arxiv("2026-11-30", "2611.10043", "math.AG", "Sheaves after the holiday")
                .huggingFace("2026-11-30", "2611.10041", "Gravity after the holiday")
                .arxiv("2026-12-01", "2611.10051", "cs.CL", "Gravity in December")
                .arxiv("2026-12-01", "2611.10052", "math.AG", "Sheaves in December")
                .huggingFace("2026-12-01", "2611.09005", "Kittens in December");
        SourcesConfig config = site.config();
        Harvest harvest = harvests.of(
                config,
                clock,
                new ArxivRss.Kind(config),
                new ArxivOai.Kind(config),
                new ArxivQuery.Kind(config),
                new HuggingFaceDailyPapers.Kind(config));
        reader("ada", "daily", "gravity");
        reader("cat", "daily", "category:math.AG");
        reader("bob", "weekly", "gravity");

        live(harvest, "2026-12-01T12:00:00Z");

        String got = told();
        Log.infof("What readers got:%n%s%n%s", got, outcomes());
        assertThat(got).isEqualTo(FakeSite.fixture("week.txt"));
        assertThat(outcomes()).isEqualTo(FakeSite.fixture("week-fetches.txt"));
    }

    /** Ten minutes at a time when things happen, an hour at a time otherwise. */
    private void live(Harvest harvest, String until) {
        Instant end = Instant.parse(until);
        while (clock.instant().isBefore(end)) {
            harvest.askDue();
            digests.tick();
            int hour = clock.instant().atZone(ZoneOffset.UTC).getHour();
            clock.set(clock.instant().plus(Duration.ofMinutes(hour >= 4 && hour < 10 ? 10 : 60)));
        }
    }

    private void reader(String name, String cadence, String interest) {
        readers.subscribed(new SubscriptionRequest(
                name + "@example.org", List.of(interest), new Timing(cadence, null, 7), "UTC", null, null, null, null));
    }

    private String told() {
        List<String> lines = new ArrayList<>();
        for (DigestContent digest : digests.all()) {
            String papers = digest.groups().stream()
                    .flatMap(group -> group.entries().stream())
                    .map(SimulatedWeekTest::words)
                    .sorted()
                    .collect(Collectors.joining(", "));
            lines.add(plannedAt(digest) + " " + name(digest) + ": " + papers + "\n    "
                    + digest.completeness().replace('\u00A0', ' ') + "\n");
        }
        return String.join("", lines);
    }

    private static String words(Entry entry) {
        return Entry.plain(entry.title()) + (entry.occasion() == Entry.Occasion.LATE ? " (arrived late)" : "");
    }

    private String plannedAt(DigestContent digest) {
        Instant at = (Instant) entities.createNativeQuery(
                        "select planned_at from digest where id = " + digest.digestId(), Instant.class)
                .getSingleResult();
        return HOUR.format(at.atZone(ZoneOffset.UTC));
    }

    private String name(DigestContent digest) {
        return (String) entities.createNativeQuery(
                        "select split_part(email, '@', 1) from subscriber where id = " + digest.subscriberId(),
                        String.class)
                .getSingleResult();
    }

    /** How the fetches of each source ended on each day, equal ones that follow each other told once. */
    @SuppressWarnings("unchecked")
    private String outcomes() {
        return String.join("", (List<String>) entities.createNativeQuery(
                        "select source || ' ' || to_char(at at time zone 'UTC', 'Dy') || ': '"
                                + " || string_agg(outcome || ' x' || n, ', ' order by at) || chr(10)"
                                + " from (select source, outcome, min(started_at) as at, count(*) as n from"
                                + " (select *, row_number() over (partition by source, date_trunc('day', started_at"
                                + " at time zone 'UTC') order by started_at) - row_number() over (partition by source,"
                                + " outcome, date_trunc('day', started_at at time zone 'UTC') order by started_at) as run"
                                + " from fetch_run) r group by source, date_trunc('day', started_at at time zone 'UTC'),"
                                + " outcome, run) g group by source, date_trunc('day', at at time zone 'UTC'),"
                                + " to_char(at at time zone 'UTC', 'Dy')"
                                + " order by source, date_trunc('day', at at time zone 'UTC')",
                        String.class)
                .getResultList());
    }
}
