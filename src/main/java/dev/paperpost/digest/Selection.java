package dev.paperpost.digest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses which of a reader's matching papers are shown in full. Every paper stands once, under the interest it matches
 * best. Each interest first gets a fair share of two (fewer when there are more interests than places), then the best of
 * the rest fill the mail. What only muted interests find comes after everything else. Deterministic.
 *
 * @param full shown in full, grouped in the reader's order of interests, best first within each
 * @param rest the "n more", in the same order
 */
record Selection(List<Chosen> full, List<Chosen> rest) {

    private static final int FAIR_SHARE = 2;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::rank)
            .reversed()
            .thenComparingInt(Candidate::interest)
            .thenComparing(Comparator.comparingLong(Candidate::paperId).reversed());

    private static final Comparator<Chosen> IN_READING_ORDER = Comparator.<Chosen, Boolean>comparing(
                    chosen -> chosen.best().muted())
            .thenComparingInt(chosen -> chosen.best().interest())
            .thenComparing(Chosen::best, BEST_FIRST);

    /** A paper, the interest it stands under, and the reader's other interests it matches, in their order. */
    record Chosen(Candidate best, List<Long> also) {}

    static Selection of(List<Candidate> candidates, int maxPapers) {
        List<Chosen> papers = oncePerPaper(candidates);
        Set<Chosen> full = new HashSet<>(fairShares(papers, maxPapers));
        for (Chosen paper : papers) {
            if (full.size() >= maxPapers) {
                break;
            }
            full.add(paper);
        }
        return new Selection(
                papers.stream().filter(full::contains).sorted(IN_READING_ORDER).toList(),
                papers.stream()
                        .filter(paper -> !full.contains(paper))
                        .sorted(IN_READING_ORDER)
                        .toList());
    }

    int total() {
        return full.size() + rest.size();
    }

    /** Best first. */
    private static List<Chosen> oncePerPaper(List<Candidate> candidates) {
        Map<Long, List<Candidate>> byPaper = new LinkedHashMap<>();
        candidates.stream().sorted(BEST_FIRST).forEach(c -> byPaper.computeIfAbsent(
                        c.paperId(), id -> new ArrayList<>())
                .add(c));
        return byPaper.values().stream()
                .map(matches -> new Chosen(
                        matches.get(0),
                        matches.stream()
                                .skip(1)
                                .sorted(Comparator.comparingInt(Candidate::interest))
                                .map(Candidate::interestId)
                                .toList()))
                .toList();
    }

    /** Round by round: the best paper of every interest, then the second best, as long as there is room. */
    private static List<Chosen> fairShares(List<Chosen> papers, int maxPapers) {
        Map<Integer, List<Chosen>> byInterest = new TreeMap<>();
        papers.stream().filter(p -> !p.best().muted()).forEach(p -> byInterest
                .computeIfAbsent(p.best().interest(), i -> new ArrayList<>())
                .add(p));
        List<Chosen> shares = new ArrayList<>();
        for (int round = 0; round < FAIR_SHARE; round++) {
            int place = round;
            byInterest.values().stream()
                    .filter(group -> group.size() > place)
                    .map(group -> group.get(place))
                    .sorted(Comparator.comparing(Chosen::best, BEST_FIRST))
                    .limit(maxPapers - shares.size())
                    .forEach(shares::add);
        }
        return shares;
    }
}
