package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Span;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the part of an abstract that shows best why it matched: 240 to 300 characters where the text has so many. */
final class Snippet {

    private static final int SHORTEST = 240;

    /** Leaves room for an ellipsis on either side. */
    private static final int LONGEST = 297;

    /** A match further than this into its sentence is shown from the middle of the sentence. */
    private static final int FAR = 180;

    private static final int LEAD = 80;

    /** One term of the interest a paper stands under outweighs so many others. */
    private static final int LEADING = 10;

    /** No abstract is longer; a text that is cannot make this slow. */
    private static final int LONGEST_TEXT = 20_000;

    private final Sentences within;
    private final String text;
    private final List<Mark> marks;
    private final Set<String> leading;

    private Snippet(Sentences within, List<Mark> merged, Set<String> leading) {
        this.within = within;
        this.text = within.text;
        this.marks = new ArrayList<>(merged);
        this.marks.removeIf(mark -> mark.end() > text.length());
        this.leading = leading;
    }

    /**
     * The densest sentences, or the first ones when nothing is marked.
     *
     * @param merged in order, not overlapping
     * @param leading terms of the interest the paper stands under: what it was chosen for is shown before the rest
     * @param most how many marks to show at most
     */
    static List<Span> of(Sentences within, List<Mark> merged, Set<String> leading, int most) {
        return within.text.isEmpty() ? List.of() : new Snippet(within, merged, leading).spans(most);
    }

    /** A text, and where its sentences start. Immutable; finding them takes some time. */
    static final class Sentences {

        private final String text;
        private final BitSet starts = new BitSet();

        Sentences(String text) {
            this.text = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            breaks.setText(this.text);
            int start = breaks.first();
            while (start != BreakIterator.DONE && start < this.text.length()) {
                starts.set(start);
                start = breaks.next();
            }
        }
    }

    private List<Span> spans(int most) {
        int start = start();
        int end = end(start);
        if (end == text.length()) {
            start = earlier(start);
        }
        List<Mark> inside = new ArrayList<>();
        for (Mark mark : marks) {
            if (mark.start() >= start && mark.end() <= end && inside.size() < most) {
                inside.add(mark);
            }
        }
        List<Span> spans = new ArrayList<>();
        if (!within.starts.get(start)) {
            spans.add(new Span("…", false));
        }
        spans.addAll(Mark.spans(text, start, end, inside));
        if (end < text.length() && !endsSentence(end)) {
            spans.add(new Span("…", false));
        }
        return List.copyOf(spans);
    }

    /** Leading terms count before others, different ones before repeated ones, repeated ones before how soon the first comes. */
    private int start() {
        int best = 0;
        int most = 0;
        for (int candidate : candidates()) {
            int density = density(candidate, end(candidate));
            if (density > most) {
                most = density;
                best = candidate;
            }
        }
        return best;
    }

    private List<Integer> candidates() {
        List<Integer> starts = new ArrayList<>();
        for (int start = within.starts.nextSetBit(0); start >= 0; start = within.starts.nextSetBit(start + 1)) {
            starts.add(start);
        }
        for (Mark mark : marks) {
            if (mark.start() - within.starts.previousSetBit(mark.start()) > FAR) {
                int space = text.indexOf(' ', mark.start() - LEAD);
                starts.add(space < 0 || space >= mark.start() ? mark.start() : space + 1);
            }
        }
        return starts;
    }

    private int density(int start, int end) {
        Set<String> terms = new HashSet<>();
        int count = 0;
        int first = end;
        for (Mark mark : marks) {
            if (mark.start() >= start && mark.end() <= end) {
                terms.add(mark.term());
                first = Math.min(first, mark.start());
                count++;
            }
        }
        int weight = terms.size();
        for (String term : terms) {
            weight += leading.contains(term) ? LEADING : 0;
        }
        return count == 0 ? 0 : (weight * LONGEST + count) * LONGEST + LONGEST - (first - start);
    }

    private int end(int start) {
        int limit = start + LONGEST;
        if (limit >= text.length()) {
            return text.length();
        }
        for (int next = within.starts.previousSetBit(limit + 1);
                next > start + SHORTEST;
                next = within.starts.previousSetBit(next - 1)) {
            if (endsSentence(next - 1)) {
                return next - 1;
            }
        }
        return start + Shorten.cut(text.substring(start, limit + 1), LONGEST);
    }

    private boolean endsSentence(int end) {
        return end < text.length() && text.charAt(end) == ' ' && within.starts.get(end + 1);
    }

    /** At the end of the text there is room for the sentences before. */
    private int earlier(int start) {
        int end = text.length();
        if (end - start >= SHORTEST) {
            return start;
        }
        int sentence = within.starts.nextSetBit(Math.max(0, end - LONGEST));
        return sentence >= 0 && sentence < start ? sentence : start;
    }
}
