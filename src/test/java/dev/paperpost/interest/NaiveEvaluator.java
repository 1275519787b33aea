package dev.paperpost.interest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The oracle: answers one leaf about one paper in the most obvious way. Shares the tokenizer with the product. */
final class NaiveEvaluator {

    private final Meanings meanings;
    private final Map<String, NaiveText> texts = new HashMap<>();

    NaiveEvaluator(Meanings meanings) {
        this.meanings = meanings;
    }

    boolean has(PaperText paper, TestQuery.Leaf leaf) {
        String field = leaf.field();
        return switch (field) {
            case "author" -> paper.authors().stream().anyMatch(author -> meanings.isNamed(leaf.term(), author));
            case "cat" -> paper.categories().stream().anyMatch(category -> isFiledUnder(leaf.term(), category));
            default ->
                !field.startsWith("abs") && hasText(paper.title(), leaf.term())
                        || !field.startsWith("ti") && hasText(paper.abstractText(), leaf.term());
        };
    }

    private static boolean isFiledUnder(String term, String category) {
        String asked = Meanings.withoutQuotes(term).toLowerCase(Locale.ROOT);
        String printed = category.toLowerCase(Locale.ROOT);
        return printed.equals(asked) || printed.startsWith(asked + ".");
    }

    private boolean hasText(String text, String term) {
        if (term.chars().allMatch(c -> c > 0x3000)) {
            return text.contains(term); // what CJK means to a reader
        }
        return texts.computeIfAbsent(text, NaiveText::new).has(meanings.steps(term));
    }
}
