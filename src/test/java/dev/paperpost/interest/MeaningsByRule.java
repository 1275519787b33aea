package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What any term of words, prefixes and compounds means by the rules of docs/interests.md, found by trying everything.
 * Shares with the product how texts and names are cut and single words are stemmed, and the list of known compounds.
 */
final class MeaningsByRule implements Meanings {

    /** Stems of the parts, with the base of the last. */
    private static final Set<List<String>> KNOWN = SharedCompounds.entries().stream()
            .map(entry -> Arrays.stream(entry.split("[|-]")).map(Stemmer::stem).toList())
            .map(MeaningsByRule::anyVerbForm)
            .collect(Collectors.toSet());

    private final Map<String, List<Step>> terms = new HashMap<>();
    private final Map<String, List<List<String>>> namesAsked = new HashMap<>();
    private final Map<String, List<List<String>>> namesPrinted = new HashMap<>();

    private static List<String> anyVerbForm(List<String> parts) {
        List<String> all = new ArrayList<>(parts);
        all.add(VerbBase.of(all.remove(all.size() - 1)));
        return all;
    }

    @Override
    public List<Step> steps(String term) {
        return terms.computeIfAbsent(term, MeaningsByRule::read);
    }

    private static List<Step> read(String term) {
        List<Token> tokens = Tokenizer.tokens(Meanings.withoutQuotes(term));
        Token beginning = endsInStar(term) ? widestAtTheEnd(tokens) : null;
        int end = beginning == null ? Integer.MAX_VALUE : beginning.from();
        List<Token> words = tokens.stream()
                .filter(token -> token.kind() == Token.Kind.WORD && token.from() < end)
                .toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int length = compoundLength(i, words, tokens);
            List<String> parts = length > 1 ? stems(words, i, length) : knownInOneWord(words.get(i));
            boolean alone = length == words.size() && beginning == null;
            steps.add(
                    parts == null
                            ? Step.word(words.get(i).stem())
                            : Step.compound(parts, alone && !term.startsWith("\"")));
            i += length;
        }
        if (beginning != null) {
            steps.add(Step.prefix(beginning.surface()));
        }
        return steps;
    }

    private static Token widestAtTheEnd(List<Token> tokens) {
        Token last = tokens.get(tokens.size() - 1);
        return tokens.stream()
                .filter(token -> token.to() == last.to())
                .findFirst()
                .orElseThrow();
    }

    /** How many words the compound takes that begins at a word; 1 if none does, or one in a single word. */
    private static int compoundLength(int i, List<Token> words, List<Token> tokens) {
        for (int length = words.size() - i; length > 1; length--) {
            if (isKnown(stems(words, i, length))) {
                return length;
            }
        }
        if (knownInOneWord(words.get(i)) != null) {
            return 1;
        }
        for (Token token : tokens) {
            int length = token.to() - token.from();
            boolean hyphens = token.kind() == Token.Kind.JOINED
                    && token.from() == words.get(i).from();
            if (hyphens && i + length <= words.size() && !knownBeginsWithin(i, length, words)) {
                return length;
            }
        }
        return 1;
    }

    private static List<String> stems(List<Token> words, int i, int length) {
        return words.subList(i, i + length).stream().map(Token::stem).toList();
    }

    private static boolean isKnown(List<String> parts) {
        return KNOWN.contains(anyVerbForm(parts));
    }

    private static boolean knownBeginsWithin(int i, int length, List<Token> words) {
        for (int from = i; from < i + length; from++) {
            for (int to = from + 2; to <= words.size(); to++) {
                if (isKnown(stems(words, from, to - from))) {
                    return true;
                }
            }
            if (knownInOneWord(words.get(from)) != null) {
                return true;
            }
        }
        return false;
    }

    private static List<String> knownInOneWord(Token word) {
        for (List<String> known : KNOWN) {
            String front = String.join("", known.subList(0, known.size() - 1));
            for (String written : Step.asOne(word)) {
                if (written.startsWith(front) && written.length() > front.length()) {
                    List<String> parts = new ArrayList<>(known.subList(0, known.size() - 1));
                    parts.add(Stemmer.stem(written.substring(front.length())));
                    if (anyVerbForm(parts).equals(known)) {
                        return parts;
                    }
                }
            }
        }
        return null;
    }

    private static boolean endsInStar(String term) {
        return Meanings.withoutQuotes(term).endsWith("*");
    }

    @Override
    public boolean isNamed(String term, String author) {
        List<List<String>> asked = namesAsked.computeIfAbsent(term, MeaningsByRule::readings);
        List<List<String>> printed = namesPrinted.computeIfAbsent(author, a -> new PersonName(a).readings());
        return asked.stream().anyMatch(mine -> printed.stream()
                .anyMatch(theirs -> agree(mine, theirs, mine.stream().noneMatch(MeaningsByRule::isFull))));
    }

    private static List<List<String>> readings(String term) {
        List<NameWord> words = NameWord.of(Meanings.withoutQuotes(term));
        List<String> apart = words.stream().map(NameWord::text).toList();
        List<List<String>> readings = new ArrayList<>(List.of(apart, PersonName.joined(words)));
        if (endsInStar(term)) {
            readings.replaceAll(MeaningsByRule::withStar);
        } else if (words.size() > 1 && apart.stream().anyMatch(word -> word.length() > 3)) {
            readings.add(apart.stream()
                    .flatMap(word -> word.length() < 4 ? PersonName.letters(word).stream() : Stream.of(word))
                    .toList());
        }
        return readings;
    }

    private static List<String> withStar(List<String> words) {
        List<String> starred = new ArrayList<>(words);
        starred.add(starred.remove(starred.size() - 1) + "*");
        return starred;
    }

    /** Whether each of my words can be given one of theirs, so that one agrees in full. */
    private static boolean agree(List<String> mine, List<String> theirs, boolean oneInFull) {
        if (mine.isEmpty()) {
            return oneInFull;
        }
        String word = mine.get(0);
        for (int i = 0; i < theirs.size(); i++) {
            String other = theirs.get(i);
            boolean same =
                    word.endsWith("*") ? other.startsWith(word.substring(0, word.length() - 1)) : word.equals(other);
            boolean initial = !isFull(word) && other.startsWith(word) || !isFull(other) && word.startsWith(other);
            if (same || initial) {
                List<String> others = new ArrayList<>(theirs);
                others.remove(i);
                if (agree(mine.subList(1, mine.size()), others, oneInFull || same && isFull(word))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isFull(String word) {
        return word.endsWith("*") || NameWord.isFull(word);
    }
}
