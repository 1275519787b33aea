package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what stands between blanks or quotes in an interest as words and compounds. From left to right the longest
 * compound of the shared lexicon wins; other hyphen compounds stay whole unless they contain one.
 */
final class QueryWords {

    private static final CompoundLexicon LEXICON = SharedCompounds.LEXICON;

    private final List<Token> tokens;
    private final List<QuerySegment> segments = new ArrayList<>();
    private String prefix = "";

    private QueryWords(List<Token> tokens, boolean lastIsPrefix) {
        this.tokens = tokens;
        int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).to();
        read(lastIsPrefix && end > 0 ? cutPrefix(end) : Integer.MAX_VALUE);
    }

    static QueryWords of(String text) {
        return new QueryWords(Tokenizer.tokens(text), false);
    }

    /** Of a text whose last word is the beginning of a word. CJK is found within longer runs anyway. */
    static QueryWords withPrefix(String text) {
        return new QueryWords(Tokenizer.tokens(text), true);
    }

    List<QuerySegment> segments() {
        return segments;
    }

    /** The unfinished last word, folded; empty if there is none. */
    String prefix() {
        return prefix;
    }

    /** Takes the last word or compound away and returns the position where it began. */
    private int cutPrefix(int end) {
        for (Token token : tokens) {
            if (token.to() == end && token.kind() == Token.Kind.JOINED) {
                prefix = token.surface();
                return token.from();
            }
        }
        Token last = tokens.get(tokens.size() - 1);
        if (last.kind() == Token.Kind.CJK) {
            return Integer.MAX_VALUE;
        }
        prefix = last.surface();
        return last.from();
    }

    private void read(int limit) {
        List<Token> words = tokens.stream()
                .filter(t -> t.kind() == Token.Kind.WORD && t.to() <= limit)
                .toList();
        int word = 0;
        for (int position = 0; ; ) {
            Token token = word < words.size() && words.get(word).from() == position ? words.get(word) : null;
            if (token != null) {
                int used = readCompoundOrWord(words, word);
                word += used;
                position += used;
            } else {
                Token run = widestCjk(position, limit);
                if (run == null) {
                    return;
                }
                readCjk(run);
                position = run.to();
            }
        }
    }

    private int readCompoundOrWord(List<Token> words, int i) {
        int known = longestKnown(words, i);
        if (known > 1) {
            segments.add(QuerySegment.of(compound(words, i, known)));
            return known;
        }
        List<Compound> within =
                LEXICON.within(words.get(i).surface(), words.get(i).stem());
        if (!within.isEmpty()) {
            segments.add(QuerySegment.of(within.get(0)));
            return 1;
        }
        int whole = hyphenated(words.get(i));
        if (whole > 1 && i + whole <= words.size() && !containsKnown(words, i, whole)) {
            segments.add(QuerySegment.of(compound(words, i, whole)));
            return whole;
        }
        segments.add(QuerySegment.of(words.get(i).stem()));
        return 1;
    }

    private static Compound compound(List<Token> words, int i, int length) {
        return new Compound(
                words.subList(i, i + length).stream().map(Token::stem).toList());
    }

    /** How many words from here on form the longest compound of the lexicon; 1 if none. */
    private static int longestKnown(List<Token> words, int i) {
        for (int n = LEXICON.longest(); n > 1; n--) {
            if (i + n <= words.size()
                    && words.get(i + n - 1).to() - words.get(i).from() == n
                    && LEXICON.contains(compound(words, i, n))) {
                return n;
            }
        }
        return 1;
    }

    /** How many parts the hyphen compound has that starts with this word; 1 if none does. */
    private int hyphenated(Token first) {
        return tokens.stream()
                .filter(t -> t.kind() == Token.Kind.JOINED && t.from() == first.from())
                .mapToInt(t -> t.to() - t.from())
                .findFirst()
                .orElse(1);
    }

    private static boolean containsKnown(List<Token> words, int i, int length) {
        for (int k = i + 1; k < i + length; k++) {
            if (longestKnown(words, k) > 1
                    || !LEXICON.within(words.get(k).surface(), words.get(k).stem())
                            .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Token widestCjk(int position, int limit) {
        Token widest = null;
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.CJK && token.from() == position && token.to() <= limit) {
                widest = token;
            }
        }
        return widest;
    }

    private void readCjk(Token token) {
        boolean continues = tokens.stream()
                .anyMatch(t -> t.kind() == Token.Kind.CJK && t.to() - t.from() == 2 && t.from() == token.from() - 1);
        if (!continues) {
            segments.add(QuerySegment.of(token.stem()));
            return;
        }
        QuerySegment run = segments.remove(segments.size() - 1);
        List<String> labels = new ArrayList<>(run.labels());
        labels.add(token.stem());
        segments.add(new QuerySegment(List.copyOf(labels), run.spelled() + token.stem(), null));
    }
}
