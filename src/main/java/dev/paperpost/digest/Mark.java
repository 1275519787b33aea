package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of text to mark.
 *
 * @param start first UTF-16 offset
 * @param end offset after the last
 * @param term what of the interest was found here
 */
record Mark(int start, int end, String term) {

    /** In order; what overlaps or touches becomes one. */
    static List<Mark> merged(List<Mark> marks) {
        if (marks.size() < 2) {
            return marks;
        }
        List<Mark> merged = new ArrayList<>();
        for (Mark mark : marks.stream()
                .sorted(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end))
                .toList()) {
            Mark last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && mark.start <= last.end) {
                merged.set(merged.size() - 1, new Mark(last.start, Math.max(last.end, mark.end), last.term));
            } else {
                merged.add(mark);
            }
        }
        return merged;
    }

    /** The text from {@code start} to {@code end} with those of the marks that lie wholly within. */
    static List<Span> spans(String text, int start, int end, List<Mark> merged) {
        List<Span> spans = new ArrayList<>();
        int done = start;
        for (Mark mark : merged) {
            if (mark.start < done || mark.end > end) {
                continue;
            }
            if (mark.start > done) {
                spans.add(new Span(text.substring(done, mark.start), false));
            }
            spans.add(new Span(text.substring(mark.start, mark.end), true));
            done = mark.end;
        }
        if (done < end) {
            spans.add(new Span(text.substring(done, end), false));
        }
        return spans;
    }
}
