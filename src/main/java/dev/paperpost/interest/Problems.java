package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with one text, so that a reader hears of everything at once. */
final class Problems {

    /** Problems of size only: they vanish when the text is a canonical one. */
    private static final Set<String> OF_SIZE = Set.of("TOO_LONG", "TOO_MANY_TERMS", "TOO_DEEP");

    private final List<Problem> list = new ArrayList<>();
    private final boolean thrown;

    Problems() {
        this(false);
    }

    private Problems(boolean thrown) {
        this.thrown = thrown;
    }

    /** The first one is thrown, for texts of which one is enough to know. */
    static Problems thrown() {
        return new Problems(true);
    }

    /** @throws InterestSyntaxException if problems are thrown */
    void add(String code, String message, int start, int end, String suggestion) {
        list.add(new Problem(code, message, start, end, suggestion));
        if (thrown) {
            throw new InterestSyntaxException(inOrder());
        }
    }

    /** For limits, which are said once. */
    void addOnce(String code, String message, int start, int end, String suggestion) {
        if (list.stream().noneMatch(p -> p.code().equals(code))) {
            add(code, message, start, end, suggestion);
        }
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    boolean areOnlyOfSize() {
        return list.stream().allMatch(p -> OF_SIZE.contains(p.code()));
    }

    List<Problem> inOrder() {
        return list.stream()
                .sorted(Comparator.comparingInt(Problem::start).thenComparingInt(Problem::end))
                .toList();
    }
}
