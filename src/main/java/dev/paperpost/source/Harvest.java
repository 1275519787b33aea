package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.paper.StoreReport;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the sources and stores what they bring; no source's trouble disturbs another. Thread-safe, over all nodes. */
@ApplicationScoped
public class Harvest {

    private static final Logger LOG = Logger.getLogger(Harvest.class);
    private static final String FIRST_RUN = "60s";
    private static final int BATCH = 500;

    private final ConfiguredSources sources;
    private final SourcesConfig config;
    private final FetchLog log;
    private final PaperStore store;
    private final Clock clock;

    Harvest(ConfiguredSources sources, SourcesConfig config, FetchLog log, PaperStore store, Clock clock) {
        this.sources = sources;
        this.config = config;
        this.log = log;
        this.store = store;
        this.clock = clock;
    }

    /** Asks one source now; empty when there is none of that name. Never throws. */
    public Optional<FetchReport> fetchNow(String name) {
        return sources.named(name).map(source -> ask(source, false));
    }

    /** The latest fetch of each configured source. */
    public List<SourceStatus> latest() {
        List<SourceStatus> statuses = new ArrayList<>();
        for (PaperSource source : sources.all()) {
            try {
                statuses.add(log.latest(source.name()));
            } catch (SQLException e) {
                throw new IllegalStateException("the log of fetches cannot be read", e);
            }
        }
        return statuses;
    }

    @Scheduled(
            every = "${paperpost.sources.interval:1h}",
            delayed = FIRST_RUN,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "harvest")
    void tick() {
        if (config.enabled()) {
            sources.all().forEach(source -> ask(source, true));
        }
    }

    private FetchReport ask(PaperSource source, boolean onlyIfDue) {
        try {
            Optional<FetchLog.Lock> lock = log.tryLock(source.service());
            if (lock.isEmpty()) {
                return empty(source, "busy", "this service is being asked at this moment; try again in a minute");
            }
            try (FetchLog.Lock held = lock.get()) {
                if (onlyIfDue && !isDue(source)) {
                    return empty(source, "busy", "asked by another node a short while ago");
                }
                return fetchAndStore(source);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "Fetching from %s broke off", source.name());
            return empty(source, "failed", "broke off: " + OneLine.of(e.getMessage()));
        }
    }

    /** Every node has a clock of its own, and a restart begins anew; nine tenths leave room for both. */
    private boolean isDue(PaperSource source) throws SQLException {
        SourceStatus last = log.latest(source.name());
        return last.at() == null
                || last.outcome().equals("failed")
                || last.at()
                        .plus(config.interval().multipliedBy(9).dividedBy(10))
                        .isBefore(clock.instant());
    }

    private FetchReport fetchAndStore(PaperSource source) throws SQLException {
        Instant started = clock.instant();
        FetchReport report;
        try {
            report = report(source, source.fetch());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Storing the papers of %s failed", source.name());
            report = empty(source, "failed", "the papers could not be stored: " + OneLine.of(e.getMessage()));
        }
        log.add(report, started, clock.instant());
        announce(report);
        return report;
    }

    private FetchReport report(PaperSource source, FetchOutcome outcome) {
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            return stored(source, "fetched", fetched.listed(), fetched.papers(), fetched.detail());
        }
        if (outcome instanceof FetchOutcome.Stale stale) {
            return stored(source, "stale", stale.listed(), stale.papers(), stale.detail());
        }
        if (outcome instanceof FetchOutcome.EmptyAsExpected) {
            return empty(source, "empty_as_expected", outcome.detail());
        }
        return empty(source, outcome instanceof FetchOutcome.Refused ? "refused" : "failed", outcome.detail());
    }

    private FetchReport stored(
            PaperSource source, String outcome, int listed, List<IncomingPaper> papers, String detail) {
        int added = 0;
        int updated = 0;
        int rejected = listed - papers.size();
        String told = detail;
        for (int from = 0; from < papers.size(); from += BATCH) {
            StoreReport report = store.store(papers.subList(from, Math.min(papers.size(), from + BATCH)));
            added += report.added();
            updated += report.updated();
            rejected += report.rejected().size();
            if (told.isEmpty() && !report.rejected().isEmpty()) {
                told = OneLine.of(report.rejected().get(0).detail());
            }
        }
        return new FetchReport(source.name(), outcome, listed, added, updated, rejected, told);
    }

    private static FetchReport empty(PaperSource source, String outcome, String detail) {
        return new FetchReport(source.name(), outcome, 0, 0, 0, 0, detail);
    }

    private static void announce(FetchReport report) {
        boolean well = report.outcome().equals("fetched") || report.outcome().equals("empty_as_expected");
        LOG.logf(
                well ? Logger.Level.INFO : Logger.Level.WARN,
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
