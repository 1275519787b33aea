package dev.paperpost.source;

import dev.paperpost.paper.KnownWorks;
import dev.paperpost.paper.PaperStore;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Asks the sources and stores what they bring; no source's trouble disturbs another. Thread-safe, over all nodes. */
@ApplicationScoped
public class Harvest {

    private static final Logger LOG = Logger.getLogger(Harvest.class);

    private final ConfiguredSources sources;
    private final SourcesConfig config;
    private final FetchLog log;
    private final Turns turns;
    private final Timetable timetable;
    private final StoringIntake.Means means;
    private final ManagedExecutor executor;
    private final Clock clock;
    private final Set<String> beingAsked = ConcurrentHashMap.newKeySet();

    Harvest(
            ConfiguredSources sources,
            SourcesConfig config,
            FetchLog log,
            Turns turns,
            Timetable timetable,
            WebClient web,
            PaperStore store,
            KnownWorks works,
            SourceMemory memory,
            BatchBook book,
            ManagedExecutor executor,
            Clock clock) {
        this.sources = sources;
        this.config = config;
        this.log = log;
        this.turns = turns;
        this.timetable = timetable;
        this.means = new StoringIntake.Means(web, store, works, memory, book);
        this.executor = executor;
        this.clock = clock;
    }

    /** Asks one source now; empty when there is none of that name. Never throws. */
    public Optional<FetchReport> fetchNow(String name) {
        return sources.named(name)
                .map(source -> ask(source, false, source::fetch).orElseThrow());
    }

    /**
     * Asks one source for the papers of past days, all days at once and as an archive; this can take hours. Empty when there
     * is no source of that name. Never throws.
     *
     * @param from the first day
     * @param until the last day, not before the first
     */
    public Optional<FetchReport> fetchNow(String name, LocalDate from, LocalDate until) {
        return sources.named(name).map(source -> ask(source, false, intake -> source.backfill(intake, from, until))
                .orElseThrow());
    }

    /** The latest fetch of each configured source. */
    public List<SourceStatus> latest() {
        List<SourceStatus> statuses = new ArrayList<>();
        for (PaperSource source : sources.all()) {
            try {
                statuses.add(log.latest(source.name(), 1).stream()
                        .findFirst()
                        .orElse(new SourceStatus(source.name(), "never", null, null, 0, null, 0, "")));
            } catch (SQLException e) {
                throw new IllegalStateException("the log of fetches cannot be read", e);
            }
        }
        return statuses;
    }

    /** Each service has a thread of its own, so that a slow one holds up no other. */
    @Scheduled(
            every = "1m",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "harvest")
    void tick() {
        if (!config.enabled()) {
            means.book().expectNothing();
            return;
        }
        means.book().expect(clock.instant());
        for (String service : services()) {
            if (beingAsked.add(service)) {
                executor.execute(() -> {
                    try {
                        askDue(service);
                    } finally {
                        beingAsked.remove(service);
                    }
                });
            }
        }
    }

    /** Asks all sources that are due, one after the other. */
    List<FetchReport> askDue() {
        means.book().expect(clock.instant());
        return services().stream().flatMap(service -> askDue(service).stream()).toList();
    }

    private List<FetchReport> askDue(String service) {
        return sources.all().stream()
                .filter(source -> source.service().equals(service))
                .flatMap(source -> ask(source, true, source::fetch).stream())
                .toList();
    }

    private Set<String> services() {
        return sources.all().stream().map(PaperSource::service).collect(Collectors.toSet());
    }

    /** What is asked for in a fetch: news, or past days. */
    private interface Asking {
        FetchOutcome of(Intake intake) throws IOException;
    }

    /** @return empty when only what is due was to be asked and this is not */
    private Optional<FetchReport> ask(PaperSource source, boolean onlyIfDue, Asking asking) {
        try {
            List<SourceStatus> runs = log.latest(source.name(), Timetable.RUNS);
            if (onlyIfDue && !timetable.isDue(source, runs, clock.instant())) {
                return Optional.empty();
            }
            Optional<Turns.Turn> turn = turns.take(source.service());
            if (turn.isEmpty()) {
                return busy(source, "this service is being asked at this moment; try again in a minute", onlyIfDue);
            }
            try (Turns.Turn held = turn.get()) {
                Optional<Instant> rest = held.restsUntil(clock.instant());
                if (rest.isPresent()) {
                    return busy(source, "the service asked to be left alone until " + rest.get(), onlyIfDue);
                }
                runs = log.latest(source.name(), Timetable.RUNS);
                // Another node may have asked while this one waited for its turn.
                return onlyIfDue && !timetable.isDue(source, runs, clock.instant())
                        ? Optional.empty()
                        : Optional.of(fetch(source, asking, held));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "Fetching from %s broke off", source.name());
            return Optional.of(FetchReport.empty(source, "failed", "broke off: " + OneLine.of(e.getMessage())));
        }
    }

    private static Optional<FetchReport> busy(PaperSource source, String detail, boolean onlyIfDue) {
        return onlyIfDue ? Optional.empty() : Optional.of(FetchReport.empty(source, "busy", detail));
    }

    private FetchReport fetch(PaperSource source, Asking asking, Turns.Turn turn) throws SQLException {
        Instant started = clock.instant();
        boolean first = !log.hasFetched(source.name());
        Duration pause =
                source.service().equals(ArxivRss.SERVICE) ? config.arxiv().pause() : config.pause();
        StoringIntake intake = new StoringIntake(source, means, turn, pause, started, first);
        FetchReport report = report(source, intake, outcome(source, asking, intake));
        log.add(report, started, clock.instant());
        if (!intake.retryAfter().isZero()) {
            turn.rest(started.plus(intake.retryAfter()));
        }
        announce(report);
        return report;
    }

    private static FetchOutcome outcome(PaperSource source, Asking asking, StoringIntake intake) {
        try {
            return asking.of(intake);
        } catch (IOException e) {
            return new FetchOutcome.Failed(OneLine.of(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Reading or storing the papers of %s failed", source.name());
            return new FetchOutcome.Failed("the papers could not be read or stored: " + OneLine.of(e.getMessage()));
        }
    }

    private FetchReport report(PaperSource source, StoringIntake intake, FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            intake.keepValidators();
            FetchReport report = intake.report("fetched", fetched.day(), fetched.expected(), fetched.detail());
            if (fetched.day() != null) {
                means.book().arrived(source, fetched.day(), fetched.expected(), intake.storedNews(), clock.instant());
            }
            return report;
        }
        if (outcome instanceof FetchOutcome.EmptyAsExpected) {
            return intake.report("empty_as_expected", null, null, outcome.detail());
        }
        if (outcome instanceof FetchOutcome.Stale) {
            return intake.report("stale", null, null, outcome.detail());
        }
        return intake.report(
                outcome instanceof FetchOutcome.Refused ? "refused" : "failed", null, null, outcome.detail());
    }

    private static void announce(FetchReport report) {
        boolean well = report.outcome().equals("fetched") || report.outcome().equals("empty_as_expected");
        boolean nothing = report.listed() == 0 && report.day() == null;
        LOG.logf(
                !well ? Logger.Level.WARN : nothing ? Logger.Level.DEBUG : Logger.Level.INFO,
                "Asked %s: %s, %d listed, %d added, %d updated, %d rejected. %s",
                report.source(),
                report.outcome(),
                report.listed(),
                report.added(),
                report.updated(),
                report.rejected(),
                report.detail());
    }
}
