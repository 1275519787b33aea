package dev.paperpost.interest;

import java.util.List;

/** The tokens of one text. */
final class NaiveText {

    private final List<Token> tokens;

    NaiveText(String text) {
        tokens = Tokenizer.tokens(text);
    }

    /** Whether these stand one after the other anywhere. */
    boolean has(List<Step> steps) {
        for (Token token : tokens) {
            if (Step.canBegin(steps, token) && Step.stand(steps, this, token.from())) {
                return true;
            }
        }
        return false;
    }

    /** The tokens that begin at a position. */
    List<Token> at(int position) {
        return tokens.stream().filter(token -> token.from() == position).toList();
    }
}
