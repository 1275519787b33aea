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

    /** Takes some hundred microseconds. */
    public ReadPaper(PaperText text) {
        this.text = text;
        Tokenizer tokenizer = new Tokenizer();
        titleSize = tokenizer.read(text.title()).size();
        Tokens read = tokenizer.readOn(text.abstractText());
        Map<String, String> words = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            Token token = read.token(i);
            tokens.add(new Token(
                    token.kind(),
                    words.computeIfAbsent(token.surface(), word -> word),
                    words.computeIfAbsent(token.stem(), word -> word),
                    token.from(),
                    token.to(),
                    token.start(),
                    token.end()));
        }
    }

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
        LabelledText labelled = new LabelledText();
        for (Token token : tokens) {
            labelled.add(lists.listOf(token.kind(), token.surface(), token.stem()), token.from(), token.to());
        }
        FoundAtoms found = new FoundAtoms(index, places);
        found.clear();
        index.phrases().walk(labelled, lists.pool(), titleSize, found);
        found.weigh();
        return found;
    }
}
