package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.StoreReport;
import dev.paperpost.paper.WorkId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An intake over real HTTP that keeps what comes, for tests of adapters; it goes through several fetches, so what one
 * remembers the next one knows.
 */
final class CollectingIntake implements Intake {

    private final WebClient web;
    final Map<String, String> memory = new HashMap<>();
    final Set<String> knownIds = new HashSet<>();
    final List<IncomingPaper> taken = new ArrayList<>();
    final Map<String, Arrival> arrivals = new LinkedHashMap<>();
    final List<IncomingPaper> updates = new ArrayList<>();
    final Map<String, Integer> completed = new LinkedHashMap<>();
    final Set<String> arrived = new HashSet<>();
    final List<String> withoutCategories = new ArrayList<>();
    List<String> trending = List.of();
    int unreadable;
    int largestBatch;
    boolean first;
    Instant now;

    CollectingIntake(SourcesConfig config, String now) {
        this.web = new WebClient(config);
        at(now);
    }

    CollectingIntake at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /** Forgets what came, not what is remembered. */
    CollectingIntake emptied() {
        taken.clear();
        arrivals.clear();
        updates.clear();
        completed.clear();
        unreadable = 0;
        return this;
    }

    /** How a source's fetch ends, as the harvest sees it. */
    FetchOutcome fetch(PaperSource source) {
        try {
            return source.fetch(this);
        } catch (IOException e) {
            return new FetchOutcome.Failed(OneLine.of(e.getMessage()));
        }
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
        return web.get(address, Map.of("Accept", accept));
    }

    @Override
    public Answer getIfChanged(URI address, String accept) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", accept));
        remembered("etag").ifPresent(etag -> headers.put("If-None-Match", etag));
        Answer answer = web.get(address, headers);
        if (!answer.header("etag").isEmpty()) {
            remember("etag", answer.header("etag"));
        }
        return answer;
    }

    @Override
    public Set<String> known(Collection<String> ids) {
        Set<String> identifiers =
                knownIds.stream().map(id -> WorkId.parse(id).identifier()).collect(Collectors.toSet());
        return ids.stream()
                .filter(id -> identifiers.contains(WorkId.parse(id).identifier()))
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> withoutCategories(int limit) {
        return withoutCategories.stream().limit(limit).toList();
    }

    @Override
    public StoreReport take(List<IncomingPaper> papers, Arrival arrival) {
        taken.addAll(papers);
        largestBatch = Math.max(largestBatch, papers.size());
        papers.forEach(paper -> {
            arrivals.put(paper.id(), arrival);
            knownIds.add(paper.id());
        });
        return new StoreReport(papers.size(), 0, 0, List.of(), List.of());
    }

    @Override
    public void update(List<IncomingPaper> papers) {
        updates.addAll(papers);
    }

    @Override
    public void unreadable(int entries, String firstProblem) {
        unreadable += entries;
    }

    @Override
    public void trending(List<String> ids) {
        trending = ids;
    }

    @Override
    public void complete(String source, LocalDate day, int listed) {
        completed.put(source + " " + day, listed);
        arrived.add(source + " " + day);
    }

    @Override
    public boolean hasArrived(String source, LocalDate day) {
        return arrived.contains(source + " " + day);
    }

    @Override
    public Optional<String> remembered(String key) {
        return Optional.ofNullable(memory.get(key));
    }

    @Override
    public void remember(String key, String value) {
        memory.put(key, value);
    }
}
