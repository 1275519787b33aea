package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * What the phrases of an index look for in a text, as numbers from 0, and which of it a token carries. A token carries
 * its stem, the compounds that it is when written as one word, and the prefixes that it begins with; a plain word
 * carries as well what it can be as a part of a compound in several words. Not thread-safe while labels are added,
 * immutable afterwards.
 */
final class Labels {

    enum Kind {
        /** A word, in singular and American spelling. */
        STEM,
        /** A part of a compound that is not its last. */
        FRONT,
        /** The last part of a very compound. */
        LAST,
        /** The last part of a compound in any verb form, as its base. */
        LAST_BASE,
        /** A very compound, written as one word. */
        COMPOUND,
        /** A compound of a family, written as one word. */
        FAMILY,
        /** The beginning of a word. */
        PREFIX
    }

    /** By kind; most interests have one or two kinds, and there may be many interests in memory. */
    private final List<Map<String, Integer>> numbers =
            new ArrayList<>(Collections.nCopies(Kind.values().length, Map.of()));

    private final Set<CompoundFamily> families = new HashSet<>();
    private CompoundLexicon compounds = new CompoundLexicon(Set.of());
    private int size;
    /** A bit for the first two letters of each label that more than a stem may carry; several pairs share one. */
    private long beginnings;

    /** A bit for each label that is a stem; several share one. */
    private long stems;

    private int shortestPrefix = Integer.MAX_VALUE;
    private int longestPrefix;

    /** How many there are. */
    int size() {
        return size;
    }

    /** The number of a label; a new one if it has none yet. */
    int add(Kind kind, String text) {
        if (kind == Kind.STEM || kind == Kind.FRONT || kind == Kind.LAST) {
            stems |= stem(text);
        } else {
            beginnings |= beginningOfLabel(text);
        }
        if (kind == Kind.PREFIX) {
            shortestPrefix = Math.min(shortestPrefix, text.length());
            longestPrefix = Math.max(longestPrefix, text.length());
        }
        if (numbers.get(kind.ordinal()).isEmpty()) {
            numbers.set(kind.ordinal(), new HashMap<>());
        }
        Integer number = numbers.get(kind.ordinal()).putIfAbsent(text, size);
        return number == null ? size++ : number;
    }

    /** Lets words be recognised as compounds of a family. */
    void add(CompoundFamily family) {
        families.add(family);
        beginnings |= beginningOfLabel(family.joinedFront());
    }

    /** Whether a token with these bits may carry a label here; in a small index few do. */
    boolean mayBeCarried(long stemOfToken, long beginningsOfToken) {
        return (stems & stemOfToken) != 0 || (beginnings & beginningsOfToken) != 0;
    }

    /** The bit of a token's stem. */
    static long stem(String stem) {
        int hash = stem.hashCode();
        return 1L << (hash ^ hash >>> 16);
    }

    /** The bits of what a token's other labels begin with. A verb's base begins as its stem does. */
    static long beginnings(String surface, String stem) {
        return beginning(surface) | beginning(stem);
    }

    /** All bits for a label too short to tell what carries it, a token as short among them. */
    private static long beginningOfLabel(String text) {
        return text.length() < 2 ? -1 : beginning(text);
    }

    private static long beginning(String text) {
        return text.length() < 2 ? 1 : 1L << (text.charAt(0) * 31 + text.charAt(1));
    }

    /** To be called once, when all labels are there. */
    void complete() {
        compounds = new CompoundLexicon(families);
    }

    /** Tells the labels that a token carries, each once. */
    void of(Token.Kind kind, String surface, String stem, IntConsumer found) {
        tell(Kind.STEM, stem, found);
        if (kind == Token.Kind.WORD) {
            tell(Kind.FRONT, stem, found);
            tell(Kind.LAST, stem, found);
            if (!numbers.get(Kind.LAST_BASE.ordinal()).isEmpty()) {
                tell(Kind.LAST_BASE, VerbBase.of(stem), found);
            }
        }
        if (kind != Token.Kind.CJK) {
            List<Compound> within = compounds.within(surface, stem);
            within.forEach(compound -> tell(Kind.COMPOUND, compound.exactLabel(), found));
            within.stream().map(Compound::familyLabel).distinct().forEach(family -> tell(Kind.FAMILY, family, found));
        }
        for (int n = shortestPrefix; n <= Math.min(longestPrefix, surface.length()); n++) {
            tell(Kind.PREFIX, surface.substring(0, n), found);
        }
    }

    /** What a token can be found by: each label of {@link #of} but the prefixes comes from one of these. */
    static Set<String> forms(Token.Kind kind, String surface, String stem) {
        Set<String> forms = new HashSet<>();
        forms.add(stem);
        if (kind != Token.Kind.CJK) {
            forms.add(VerbBase.of(stem));
            forms.addAll(CompoundLexicon.keys(surface, stem));
        }
        return forms;
    }

    private void tell(Kind kind, String text, IntConsumer found) {
        Map<String, Integer> ofKind = numbers.get(kind.ordinal());
        Integer number = ofKind.isEmpty() ? null : ofKind.get(text);
        if (number != null) {
            found.accept(number);
        }
    }
}
