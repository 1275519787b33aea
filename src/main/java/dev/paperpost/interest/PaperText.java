package dev.paperpost.interest;

import java.util.List;
import java.util.Objects;

/**
 * The parts of a paper that interests can ask about. Any text is accepted, LaTeX and broken characters included.
 *
 * @param title the title; null becomes empty
 * @param abstractText the abstract; null becomes empty
 * @param authors one name each, as printed ("Geoffrey E. Hinton"); null and null elements become empty
 * @param categories subject names as the source writes them ("cs.LG", "cell biology"); null as above
 */
public record PaperText(String title, String abstractText, List<String> authors, List<String> categories) {

    public PaperText {
        title = Objects.requireNonNullElse(title, "");
        abstractText = Objects.requireNonNullElse(abstractText, "");
        authors = withoutNulls(authors);
        categories = withoutNulls(categories);
    }

    /** Keeps the positions, because hits point into the lists by index. */
    private static List<String> withoutNulls(List<String> list) {
        return list == null
                ? List.of()
                : list.stream().map(s -> Objects.requireNonNullElse(s, "")).toList();
    }
}
