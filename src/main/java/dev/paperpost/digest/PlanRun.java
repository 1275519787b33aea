package dev.paperpost.digest;

import dev.paperpost.paper.Batch;
import dev.paperpost.subscription.DueReader;
import dev.paperpost.subscription.DueReaders;
import dev.paperpost.subscription.DueReaders.Advance;
import dev.paperpost.subscription.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plans some of the readers due, in one transaction. What it writes, it writes in sets, and it holds no more than some tens of
 * thousands of matches however many there are. For one use by one thread.
 */
final class PlanRun {

    private static final int READERS = 1_000;
    private static final int PAPERS_HELD = 30_000;
    private static final int MOST_IN_WELCOME = 10;

    private record Sources(Instant windowFrom, Set<String> categories) {}

    private final DueReaders readers;
    private final DigestStore store;
    private final Tastes tastes;
    private final TrendingRun trending;
    private final Patience patience;
    private final Consumer<List<Long>> made;
    private final Instant asOf;
    private final Instant until;
    private final Instant now;

    private final Map<Instant, List<Batch>> batches = new HashMap<>();
    private final Map<Sources, Provenance> provenances = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Advance> moves = new ArrayList<>();
    private Map<Long, Taste> known = Map.of();
    private int papersHeld;
    private int planned;

    /** @param made is told the ids of the digests, within the transaction, after their readers have been moved on */
    PlanRun(
            DueReaders readers,
            DigestStore store,
            Tastes tastes,
            TrendingRun trending,
            Patience patience,
            Consumer<List<Long>> made,
            Instant asOf,
            Instant now) {
        this.readers = readers;
        this.store = store;
        this.tastes = tastes;
        this.trending = trending;
        this.patience = patience;
        this.made = made;
        this.asOf = asOf;
        this.until = asOf.isBefore(now) ? asOf : now;
        this.now = now;
    }

    PlanReport plan(List<Waiting> waiting) {
        List<DueReader> due = readers.claim(asOf, READERS, waiting);
        if (!due.isEmpty()) {
            known = tastes.of(due.stream().map(DueReader::subscriberId).toList());
            trending.prepare(due);
            store.candidates(due, until, this::plan);
            write();
        }
        return new PlanReport(due.size(), planned, due.size() - planned);
    }

    /** For readers who have just confirmed: the best of what the first digest would hold, at once. */
    PlanReport welcome() {
        List<DueReader> arrived = readers.claimNew(now, READERS);
        if (!arrived.isEmpty()) {
            trending.prepare(arrived);
            store.candidates(arrived, until, this::welcome);
            write();
        }
        return new PlanReport(arrived.size(), planned, arrived.size() - planned);
    }

    private void welcome(DueReader reader, List<Candidate> found) {
        List<Candidate> matches = trending.untold(reader, found);
        // When nothing has matched lately, the first digest comes at its hour and looks back as far.
        if (!matches.isEmpty()) {
            LocalDate slot = reader.schedule().slot(now);
            List<Long> below = trending.chosen(reader, matches);
            drafts.add(new Draft(
                    reader,
                    slot,
                    now,
                    provenance(reader),
                    Selection.of(matches, Math.min(MOST_IN_WELCOME, reader.maxPapers())),
                    below,
                    true));
            moves.add(new Advance(
                    reader.subscriberId(),
                    slot,
                    found.size() < DigestStore.MOST ? until : reader.windowFrom(),
                    reader.schedule().next(now, slot),
                    trending.toldUntil(reader, below)));
            planned++;
        }
    }

    private void plan(DueReader reader, List<Candidate> found) {
        List<Candidate> matches = trending.untold(reader, found);
        List<Long> below = List.of();
        Instant dueAt = dueMoment(reader);
        LocalDate slot = reader.schedule().slot(dueAt);
        boolean free = reader.lastSlot() == null || slot.isAfter(reader.lastSlot());
        if (free && !matches.isEmpty()) {
            below = trending.chosen(reader, matches);
            drafts.add(new Draft(
                    reader,
                    slot,
                    dueAt,
                    provenance(reader),
                    Selection.of(ranked(reader, matches), reader.maxPapers()),
                    below,
                    false));
            papersHeld += matches.size();
            planned++;
        }
        LocalDate lastSlot = free ? slot : reader.lastSlot();
        Instant next = reader.schedule().next(asOf.isAfter(dueAt) ? asOf : dueAt, lastSlot);
        // What did not fit into this digest stays in the window of the next.
        boolean all = free && found.size() < DigestStore.MOST;
        moves.add(new Advance(
                reader.subscriberId(),
                lastSlot,
                all ? until : reader.windowFrom(),
                next,
                trending.toldUntil(reader, below)));
        if (papersHeld > PAPERS_HELD) {
            write();
        }
    }

    private List<Candidate> ranked(DueReader reader, List<Candidate> matches) {
        Taste taste = known.get(reader.subscriberId());
        return taste == null ? matches : tastes.ranked(taste, matches);
    }

    /** After a long stop there is one digest, named after the latest of the slots missed. */
    private Instant dueMoment(DueReader reader) {
        Instant latest = reader.schedule().latest(asOf);
        return latest.isAfter(reader.dueAt()) ? latest : reader.dueAt();
    }

    private Provenance provenance(DueReader reader) {
        return provenances.computeIfAbsent(
                new Sources(reader.windowFrom(), reader.categories()),
                s -> Provenance.of(Completeness.of(
                        batches.computeIfAbsent(s.windowFrom(), from -> patience.batches(from, until)),
                        s.categories(),
                        s.windowFrom(),
                        until)));
    }

    private void write() {
        readers.advance(moves);
        if (!drafts.isEmpty()) {
            made.accept(store.insert(drafts, until, now));
        }
        drafts.clear();
        moves.clear();
        papersHeld = 0;
    }
}
