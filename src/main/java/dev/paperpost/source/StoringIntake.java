package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.KnownWorks;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.paper.StoreReport;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The intake of one fetch: it stores what comes and counts. */
final class StoringIntake implements Intake {

    private static final Logger LOG = Logger.getLogger(StoringIntake.class);
    private static final int BATCH = 500;
    private static final Duration ENRICHED = Duration.ofDays(14);
    private static final long TELL_NANOS = 10_000_000_000L;
    private static final String ETAG = "etag ";
    private static final String MODIFIED = "modified ";

    /** What all fetches of a node share. */
    record Means(WebClient web, PaperStore store, KnownWorks works, SourceMemory memory, BatchBook book) {}

    private final PaperSource source;
    private final Means means;
    private final Turns.Turn turn;
    private final Duration pause;
    private final Instant now;
    private final boolean first;
    private final Map<String, String> validators = new HashMap<>();
    private Duration retryAfter = Duration.ZERO;
    private int listed;
    private int storedNews;
    private int added;
    private int updated;
    private int rejected;
    private String problem = "";
    private long toldAt = System.nanoTime();

    StoringIntake(PaperSource source, Means means, Turns.Turn turn, Duration pause, Instant now, boolean first) {
        this.source = source;
        this.means = means;
        this.turn = turn;
        this.pause = pause;
        this.now = now;
        this.first = first;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public boolean isFirst() {
        return first;
    }

    @Override
    public Answer get(URI address, String accept) throws IOException {
        return ask(address, Map.of("Accept", accept));
    }

    @Override
    public Answer getIfChanged(URI address, String accept) throws IOException {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", accept);
        remembered(ETAG + address).ifPresent(value -> headers.put("If-None-Match", value));
        remembered(MODIFIED + address).ifPresent(value -> headers.put("If-Modified-Since", value));
        Answer answer = ask(address, headers);
        if (answer.isOk()) {
            validators.put(ETAG + address, answer.header("etag"));
            validators.put(MODIFIED + address, answer.header("last-modified"));
        }
        return answer;
    }

    private Answer ask(URI address, Map<String, String> headers) throws IOException {
        turn.await(pause);
        Answer answer;
        try {
            answer = means.web().get(address, headers);
        } finally {
            turn.restAtLeast(pause);
        }
        Duration rest = answer.retryAfter(now);
        retryAfter = rest.compareTo(retryAfter) > 0 ? rest : retryAfter;
        return answer;
    }

    @Override
    public Set<String> known(Collection<String> ids) {
        return means.works().known(ids);
    }

    @Override
    public List<String> withoutCategories(int limit) {
        return means.works().withoutCategories(now.minus(ENRICHED), limit);
    }

    @Override
    public StoreReport take(List<IncomingPaper> papers, Arrival arrival) {
        StoreReport report = store(papers, arrival);
        if (arrival == Arrival.NEW) {
            storedNews += papers.size() - report.rejected().size();
        }
        return report;
    }

    @Override
    public void update(List<IncomingPaper> papers) {
        Set<String> known =
                new HashSet<>(known(papers.stream().map(IncomingPaper::id).toList()));
        listed += papers.size();
        List<IncomingPaper> updates =
                papers.stream().filter(paper -> known.contains(paper.id())).toList();
        listed -= updates.size();
        store(updates, Arrival.NEW);
    }

    private StoreReport store(List<IncomingPaper> papers, Arrival arrival) {
        listed += papers.size();
        StoreReport all = new StoreReport(0, 0, 0, List.of(), List.of());
        for (int from = 0; from < papers.size(); from += BATCH) {
            StoreReport report =
                    means.store().store(papers.subList(from, Math.min(papers.size(), from + BATCH)), arrival);
            added += report.added();
            updated += report.updated();
            rejected += report.rejected().size();
            if (!report.rejected().isEmpty()) {
                notice(report.rejected().get(0).detail());
            }
            all = all.followedBy(report, from);
        }
        tellProgress();
        return all;
    }

    private void tellProgress() {
        if (System.nanoTime() - toldAt > TELL_NANOS) {
            toldAt = System.nanoTime();
            LOG.infof("Asking %s: %d papers read, %d of them new, going on", source.name(), listed, added);
        }
    }

    @Override
    public void unreadable(int entries, String firstProblem) {
        listed += entries;
        rejected += entries;
        if (entries > 0) {
            notice(firstProblem);
        }
    }

    private void notice(String detail) {
        problem = problem.isEmpty() ? OneLine.of(detail) : problem;
    }

    @Override
    public void trending(List<String> ids) {
        means.works().trending(ids);
    }

    @Override
    public void complete(String other, LocalDate day, int papers) {
        means.book().reconciled(other, day, papers, now);
    }

    @Override
    public boolean hasArrived(String other, LocalDate day) {
        return means.book().hasArrived(other, day);
    }

    @Override
    public Optional<String> remembered(String key) {
        return means.memory().get(source.name(), key);
    }

    @Override
    public void remember(String key, String value) {
        means.memory().put(source.name(), key, value);
    }

    /** Once everything is stored: from now on the same answer need not be sent again. */
    void keepValidators() {
        validators.forEach((key, value) -> {
            if (!value.equals(remembered(key).orElse(""))) {
                remember(key, value);
            }
        });
    }

    /** The longest time the service asked to be left alone for, zero when it did not. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** News that could be stored; what comes late or from an archive belongs to other days. */
    int storedNews() {
        return storedNews;
    }

    FetchReport report(String outcome, LocalDate day, Integer expected, String detail) {
        String told = problem.isEmpty() ? detail : detail.isEmpty() ? problem : detail + "; " + problem;
        return new FetchReport(
                source.name(), outcome, day, listed, expected, added, updated, rejected, OneLine.of(told));
    }
}
