package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as a graph: positions between its words, and edges from one position to a later one, each labelled with what
 * may be looked for. A phrase is found where its labels form a path.
 */
final class TextGraph {

    /**
     * @param label a stem, or the label of a compound
     * @param surface what a prefix is compared with; null for what is no token of the text
     * @param to the position it leads to
     * @param start first UTF-16 offset into the original text
     * @param end offset after the last
     */
    record Edge(String label, String surface, int to, int start, int end) {}

    private final List<List<Edge>> edges = new ArrayList<>();

    static TextGraph of(String text, CompoundLexicon own) {
        TextGraph graph = new TextGraph();
        List<Token> words = new ArrayList<>();
        for (Token token : Tokenizer.tokens(text)) {
            graph.add(token.from(), token.stem(), token.surface(), token.to(), token.start(), token.end());
            if (token.kind() == Token.Kind.WORD) {
                words.add(token);
            }
            if (token.kind() != Token.Kind.CJK) {
                graph.addCompounds(token, SharedCompounds.LEXICON);
                graph.addCompounds(token, own);
            }
        }
        for (int i = 0; i < words.size(); i++) {
            graph.addCompounds(words, i, SharedCompounds.LEXICON);
            graph.addCompounds(words, i, own);
        }
        return graph;
    }

    /** Number of positions from which edges may start. */
    int size() {
        return edges.size();
    }

    /** Edges from a position; empty behind the last. */
    List<Edge> from(int position) {
        return position < edges.size() ? edges.get(position) : List.of();
    }

    private void add(int from, String label, String surface, int to, int start, int end) {
        while (edges.size() <= from) {
            edges.add(new ArrayList<>(2));
        }
        edges.get(from).add(new Edge(label, surface, to, start, end));
    }

    private void addCompounds(Token token, CompoundLexicon lexicon) {
        for (Compound compound : lexicon.within(token)) {
            addCompound(compound, token, token);
        }
    }

    /** Compounds written as separate words, or as parts of a longer one. */
    private void addCompounds(List<Token> words, int first, CompoundLexicon lexicon) {
        if (!lexicon.mayStartWith(words.get(first).stem())) {
            return;
        }
        int limit = Math.min(words.size(), first + lexicon.longest());
        for (int last = first + 1; last < limit; last++) {
            if (words.get(last).from() != words.get(last - 1).to()) {
                return;
            }
            Compound compound = new Compound(
                    words.subList(first, last + 1).stream().map(Token::stem).toList());
            if (lexicon.contains(compound)) {
                addCompound(compound, words.get(first), words.get(last));
            }
        }
    }

    private void addCompound(Compound compound, Token first, Token last) {
        add(first.from(), compound.exactLabel(), null, last.to(), first.start(), last.end());
        add(first.from(), compound.familyLabel(), null, last.to(), first.start(), last.end());
    }
}
