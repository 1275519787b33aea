package dev.paperpost.interest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Interests that a reader could mean instead, one step narrower or wider, written in the reader's own words. Whether one
 * of them finds more or less among real papers is for the caller to count.
 */
public final class Variants {

    private static final int SHORTEST_BEGINNING = 5;
    private static final int MOST = 6;

    private final Interest interest;
    private final Written written;
    private final Map<String, Variant> found = new LinkedHashMap<>();

    private Variants(Interest interest) {
        this.interest = interest;
        this.written = new Written(interest.text());
    }

    /**
     * An interest to offer.
     *
     * @param text in the query language; always readable, of another meaning than the original
     * @param part of the interest, or the category, that the change is about; empty for {@link Change#OPERATOR}
     */
    public record Variant(String text, Change change, String part) {

        /** What it changes, in English, as a phrase to stand beside it. */
        public String why() {
            return String.format(change.why, part);
        }
    }

    /** What an offered interest changes. */
    public enum Change {
        /** Words become a phrase. */
        PHRASE("only as the phrase %s"),
        /** A word is taken as it is spelled. */
        EXACT_FORM("only in exactly this form: %s"),
        /** A word must be in the title. */
        IN_TITLE("only with %s in the title"),
        /** An alternative, an exclusion or a word is left out. */
        WITHOUT("without %s"),
        /** Papers of one category only. */
        IN_CATEGORY("only in %s"),
        /** A small "and" or "or" becomes the operator. */
        OPERATOR("with the operator instead of the word"),
        /** A phrase becomes words. */
        WORDS_APART("the words of %s anywhere"),
        /** A word may be in the abstract, too, or in the title. */
        EVERYWHERE("%s in title or abstract"),
        /** Other words that begin so are found, too. */
        BEGINNING("and every word that begins with %s");

        private final String why;

        Change(String why) {
            this.why = why;
        }
    }

    /**
     * Interests that find the same papers or fewer, most telling first.
     *
     * @param categories of papers that the interest finds, most frequent first
     * @return at most 6
     */
    public static List<Variant> narrower(Interest interest, List<String> categories) {
        Variants variants = new Variants(interest);
        variants.sideBySide();
        variants.exactForm();
        variants.inTitle();
        variants.withoutAlternative();
        variants.inCategory(categories);
        return variants.list();
    }

    /**
     * Interests that find the same papers or more, most telling first.
     *
     * @return at most 6
     */
    public static List<Variant> wider(Interest interest) {
        Variants variants = new Variants(interest);
        variants.operators();
        variants.wordsApart();
        variants.everywhere();
        variants.withoutExclusion();
        variants.withoutPart();
        variants.beginning();
        return variants.list();
    }

    private List<Variant> list() {
        return found.values().stream().limit(MOST).toList();
    }

    private void offer(String text, Change change, String part) {
        Interest variant = readable(text);
        if (variant != null && !variant.canonical().equals(interest.canonical())) {
            found.putIfAbsent(variant.canonical(), new Variant(variant.text(), change, part));
        }
    }

    private static Interest readable(String text) {
        try {
            return Interest.parse(text);
        } catch (InterestSyntaxException tooMuch) {
            return null;
        }
    }

    private Node root() {
        return interest.root();
    }

    private List<Node> required() {
        return root() instanceof Node.And and ? and.parts() : List.of(root());
    }

    private static boolean isWord(Node node) {
        return node instanceof Node.Term term
                && term.atom() instanceof TextAtom text
                && text.field() == Field.ANY
                && text.prefix().isEmpty();
    }

    private void sideBySide() {
        List<Node> parts = required();
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (isWord(parts.get(i)) && isWord(parts.get(i + 1))) {
                String phrase = "\"" + bare(parts.get(i)) + " " + bare(parts.get(i + 1)) + "\"";
                List<String> texts = written.parts(parts);
                texts.set(i, phrase);
                texts.remove(i + 1);
                offer(String.join(" ", texts), Change.PHRASE, phrase);
            }
        }
    }

    private String bare(Node node) {
        return written.bare((Node.Term) node);
    }

    private void exactForm() {
        replaceEach(
                this::isFamily,
                term -> FieldNames.written(term.atom().field()) + "\"" + written.bare(term) + "\"",
                Change.EXACT_FORM,
                written::bare);
    }

    private boolean isFamily(Node.Term term) {
        return term.atom() instanceof TextAtom text
                && text.labels().size() == 1
                && text.labels().get(0).endsWith("~");
    }

    private void inTitle() {
        replaceEach(Variants::isWord, term -> "title:" + written.quoted(term), Change.IN_TITLE, written::quoted);
    }

    private void withoutAlternative() {
        if (root() instanceof Node.Or or) {
            for (int i = 0; i < or.parts().size(); i++) {
                List<String> texts = written.alternatives(or.parts());
                String dropped = texts.remove(i);
                offer(String.join(" OR ", texts), Change.WITHOUT, dropped);
            }
        }
    }

    private void inCategory(List<String> categories) {
        for (String category : categories) {
            String asked = "category:" + (category.contains(" ") ? "\"" + category + "\"" : category);
            offer(String.join(" ", written.parts(required())) + " " + asked, Change.IN_CATEGORY, category);
        }
    }

    /** What was probably meant by "or" and "and" in small letters. */
    private void operators() {
        StringBuilder text = new StringBuilder(interest.text());
        for (Problem warning : interest.warnings()) {
            String word = text.substring(warning.start(), warning.end());
            if (warning.code().equals(Warnings.LOWER_CASE_OPERATOR) && !word.equals("not")) {
                text.replace(warning.start(), warning.end(), word.toUpperCase(Locale.ROOT));
            }
        }
        offer(text.toString(), Change.OPERATOR, "");
    }

    private void wordsApart() {
        replaceEach(
                term -> isWord(term) && written.bare(term).contains(" "),
                written::bare,
                Change.WORDS_APART,
                written::term);
    }

    private void everywhere() {
        replaceEach(
                term -> term.atom().field() == Field.TITLE || term.atom().field() == Field.ABSTRACT,
                written::quoted,
                Change.EVERYWHERE,
                written::quoted);
    }

    private void withoutExclusion() {
        withoutEach(part -> part instanceof Node.Not);
    }

    private void withoutPart() {
        withoutEach(part -> !(part instanceof Node.Not));
    }

    private void withoutEach(Predicate<Node> droppable) {
        List<Node> parts = required();
        for (int i = parts.size() - 1; i >= 0 && parts.size() > 1; i--) {
            if (droppable.test(parts.get(i))) {
                List<String> texts = written.parts(parts);
                String dropped = texts.remove(i);
                offer(String.join(" ", texts), Change.WITHOUT, dropped);
            }
        }
    }

    private void beginning() {
        replaceEach(
                term -> isWord(term) && beginningOf(term) != null,
                // both, for a beginning alone would lose plurals and spellings such as analyses and modelling
                term -> written.quoted(term) + " OR " + beginningOf(term) + "*",
                Change.BEGINNING,
                Variants::beginningOf);
    }

    /** Null if the term is no plain word that is long enough. */
    private static String beginningOf(Node.Term term) {
        List<String> labels = ((TextAtom) term.atom()).labels();
        String stem = labels.size() == 1 ? labels.get(0) : "";
        return stem.length() >= SHORTEST_BEGINNING && stem.chars().allMatch(Character::isLetter) ? stem : null;
    }

    private void replaceEach(
            Predicate<Node.Term> which,
            Function<Node.Term, String> replacement,
            Change change,
            Function<Node.Term, String> part) {
        for (Node.Term term : Written.wantedTerms(root())) {
            if (which.test(term)) {
                offer(written.replacing(root(), term, replacement.apply(term)), change, part.apply(term));
            }
        }
    }
}
