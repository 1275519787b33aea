package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A paper whose words have been read, for {@link Interest#explain(ReadPaper)} to be asked about many interests. Immutable; takes
 * about 20 KB beside the text where the abstract has the usual length.
 */
public final class ReadPaper {

    private final PaperText text;
    private final List<Token> tokens = new ArrayList<>();
    private final int titleSize;
    /** For each token the first that is the same word; what one carries the others carry. */
    private final int[] first;
    /** For each token, {@link Labels#stem} and {@link Labels#beginnings}. */
    private final long[] stems;

    private final long[] beginnings;

    private final int[] from;
    private final int[] to;

    /** Takes some hundred microseconds. */
    public ReadPaper(PaperText text) {
        this.text = text;
        Tokenizer tokenizer = new Tokenizer();
        titleSize = tokenizer.read(text.title()).size();
        Tokens read = tokenizer.readOn(text.abstractText());
        first = new int[read.size()];
        stems = new long[first.length];
        beginnings = new long[first.length];
        from = new int[first.length];
        to = new int[first.length];
        Map<Word, Integer> words = new HashMap<>();
        for (int i = 0; i < first.length; i++) {
            Token token = read.token(i);
            first[i] =
                    words.computeIfAbsent(new Word(token.kind(), token.surface(), token.stem()), word -> tokens.size());
            // Papers of a day have most of their words in common, and each word is looked up for each interest.
            String surface = token.surface().intern();
            String stem = token.stem().intern();
            stems[i] = Labels.stem(stem);
            beginnings[i] = Labels.beginnings(surface, stem);
            from[i] = token.from();
            to[i] = token.to();
            tokens.add(new Token(token.kind(), surface, stem, token.from(), token.to(), token.start(), token.end()));
        }
    }

    private record Word(Token.Kind kind, String surface, String stem) {}

    PaperText text() {
        return text;
    }

    /** Those of the title, then those of the abstract. */
    List<Token> tokens() {
        return tokens;
    }

    /** How many of the tokens are the title. */
    int titleSize() {
        return titleSize;
    }

    /** What the title and the abstract have of an index's atoms; authors and categories are not looked at. */
    FoundAtoms find(AtomIndex index, FoundAtoms.Places places) {
        LabelLists lists = new LabelLists(index.labels(), index.phrases());
        LabelledText labelled = new LabelledText(from, to, first.length);
        for (int i = 0; i < first.length; i++) {
            if (index.labels().mayBeCarried(stems[i], beginnings[i])) {
                labelled.label(i, first[i] < i ? labelled.list(first[i]) : listOf(tokens.get(i), lists));
            }
        }
        FoundAtoms found = new FoundAtoms(index, places);
        found.clear();
        index.phrases().walk(labelled, lists.pool(), titleSize, found);
        found.weigh();
        return found;
    }

    private static int listOf(Token token, LabelLists lists) {
        return lists.listOf(token.kind(), token.surface(), token.stem());
    }
}
