package dev.paperpost.interest;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a paper is about and who wrote it, to tell how alike two papers are: the words of title and abstract that few papers
 * have, the authors and the categories, compared as vectors by their cosine (Salton and McGill 1983). What is common is told by
 * a fixed list, so the likeness of two papers depends on nothing but them. Immutable.
 */
public final class Traits {

    /** What each word of a list of common words weighs at least; a word as common says nothing here. */
    private static final float COMMONEST = 0.4f;

    private static final float TITLE = 2;
    private static final float ABSTRACT = 1;
    private static final float AUTHORS = 3;
    private static final float CATEGORIES = 1;

    private final Map<String, Float> weights = new HashMap<>();
    private final double length;

    private Traits(PaperText paper) {
        Tokenizer tokenizer = new Tokenizer();
        addWords(tokenizer.read(paper.abstractText()), ABSTRACT);
        addWords(tokenizer.read(paper.title()), TITLE);
        // Many authors together say as much as one: a name on a long list tells less of a paper.
        float author = (float) (AUTHORS / Math.sqrt(Math.max(1, paper.authors().size())));
        paper.authors().forEach(name -> weights.put("author:" + folded(name), author));
        paper.categories().forEach(name -> weights.put("category:" + Categories.key(name), CATEGORIES));
        double squares = 0;
        for (float weight : weights.values()) {
            squares += weight * weight;
        }
        length = Math.sqrt(squares);
    }

    /** Takes some hundred microseconds where the abstract has the usual length. */
    public static Traits of(PaperText paper) {
        return new Traits(paper);
    }

    /** From 0, nothing in common, to 1, the same in everything. */
    public double likeness(Traits other) {
        if (length == 0 || other.length == 0) {
            return 0;
        }
        boolean fewer = weights.size() < other.weights.size();
        Map<String, Float> others = fewer ? other.weights : weights;
        double product = 0;
        for (Map.Entry<String, Float> trait : (fewer ? weights : other.weights).entrySet()) {
            product += trait.getValue() * others.getOrDefault(trait.getKey(), 0f);
        }
        return product / (length * other.length);
    }

    private void addWords(Tokens tokens, float place) {
        for (int i = 0; i < tokens.size(); i++) {
            String stem = tokens.token(i).stem();
            float telling = CommonWords.weight(stem) - COMMONEST;
            if (telling > 0) {
                weights.put(stem, place * telling);
            }
        }
    }

    private static String folded(String name) {
        return NameWord.of(name).stream().map(NameWord::text).collect(Collectors.joining(" "));
    }
}
