package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Span;
import dev.paperpost.platform.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who wrote a paper, short: up to three names all, else first, second, … last (n authors), and whoever matched. */
final class AuthorLine {

    private static final int ALL_SHOWN = 3;
    private static final int MATCHED_SHOWN = 3;

    private AuthorLine() {}

    /**
     * @param names in order; may be fewer than {@code count}
     * @param marks merged, by index of the name
     */
    static List<Span> of(List<String> names, int count, Map<Integer, List<Mark>> marks, Messages words) {
        int all = Math.max(count, names.size());
        if (names.isEmpty()) {
            return all == 0 ? List.of() : List.of(new Span(words.count("authors", all), false));
        }
        List<Span> line = new ArrayList<>();
        int previous = -1;
        for (int index : shown(names.size(), all, marks)) {
            if (previous >= 0) {
                line.add(new Span(index == previous + 1 ? ", " : ", … ", false));
            }
            String name = names.get(index);
            line.addAll(Mark.spans(name, 0, name.length(), marks.getOrDefault(index, List.of())));
            previous = index;
        }
        if (all > ALL_SHOWN) {
            line.add(new Span((previous < all - 1 ? ", … (" : " (") + words.count("authors", all) + ")", false));
        }
        return List.copyOf(line);
    }

    private static List<Integer> shown(int listed, int all, Map<Integer, List<Mark>> marks) {
        List<Integer> shown = new ArrayList<>();
        int matched = 0;
        for (int i = 0; i < listed; i++) {
            boolean usual = all <= ALL_SHOWN || i < 2 || i == all - 1;
            if (usual) {
                shown.add(i);
            } else if (marks.containsKey(i) && matched < MATCHED_SHOWN) {
                shown.add(i);
                matched++;
            }
        }
        return shown;
    }
}
