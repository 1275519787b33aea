package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Recent papers in memory, ready to be asked any interest. Thread-safe. */
public final class PaperIndex {

    private record Entry(int day, PaperText text) {}

    private final Map<Long, Entry> papers = new ConcurrentHashMap<>();

    /**
     * Adds a paper, or replaces it.
     *
     * @param day when it arrived, as days since 1970-01-01
     */
    public void put(long id, int day, PaperText text) {
        papers.put(id, new Entry(day, text));
    }

    /** Forgets a paper; nothing happens if it is not here. */
    public void remove(long id) {
        papers.remove(id);
    }

    /** Forgets the papers that arrived before a day. */
    public void forgetBefore(int day) {
        papers.values().removeIf(entry -> entry.day() < day);
    }

    public int size() {
        return papers.size();
    }

    /** Asks each interest of all papers that arrived on a day or later; one answer for each interest, in their order. */
    public List<Answer> ask(List<Interest> interests, int fromDay) {
        List<Answer> answers = new ArrayList<>();
        for (Interest interest : interests) {
            List<Hit> hits = new ArrayList<>();
            papers.forEach((id, entry) -> {
                double score = entry.day() < fromDay
                        ? 0
                        : interest.explain(entry.text()).score();
                if (score > 0) {
                    hits.add(new Hit(id, entry.day(), score));
                }
            });
            answers.add(new Answer(hits, List.of()));
        }
        return answers;
    }

    /**
     * What one interest found.
     *
     * @param papers those that match, by ascending id
     * @param spellings how the parts asked for are written in those papers, most frequent first
     */
    public record Answer(List<Hit> papers, List<Spelling> spellings) {}

    /** A paper that matches, the day it arrived, and its score as in {@link Matches#score}. */
    public record Hit(long paperId, int day, double score) {}

    /** A spelling, folded to lower case and plain letters, and the number of papers that have it. */
    public record Spelling(String text, int papers) {}
}
