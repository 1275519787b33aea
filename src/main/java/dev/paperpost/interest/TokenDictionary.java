package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * The different tokens of many papers by number, each with the places where it is, to be found by what an interest may ask
 * of them. One writer, or many readers.
 */
final class TokenDictionary {

    private static final int NONE = -1;

    private final LongIntMap numbers = new LongIntMap();
    private final List<Token.Kind> kinds = new ArrayList<>();
    private final List<String> surfaces = new ArrayList<>();
    private final List<String> stems = new ArrayList<>();
    private final List<Byte> widths = new ArrayList<>();
    private final GrowingPostings places = new GrowingPostings();
    /** By the hash of a form, the latest of the links to tokens that have it. */
    private final LongIntMap forms = new LongIntMap();

    private int[] linkedTokens = new int[64];
    private int[] previousLinks = new int[64];
    private int linkCount;
    private final TreeMap<String, Integer> byBeginning = new TreeMap<>();
    /** By token, another of the same surface. */
    private int[] sameSurface = new int[64];

    int size() {
        return surfaces.size();
    }

    Token.Kind kind(int token) {
        return kinds.get(token);
    }

    String surface(int token) {
        return surfaces.get(token);
    }

    String stem(int token) {
        return stems.get(token);
    }

    /** How many positions a token covers. */
    int width(int token) {
        return widths.get(token);
    }

    /** The number of a token, a new one if it was never seen, after noting that this paper has it there. */
    int add(Tokens tokens, int i, int paper) {
        int width = tokens.to(i) - tokens.from(i);
        long hash = SeededHash.finish(SeededHash.of(tokens, i) + width) & Long.MAX_VALUE;
        int token = numbers.get(hash, NONE);
        if (token == NONE) {
            token = size();
            numbers.putIfAbsent(hash, token);
            addNew(token, tokens.kind(i), tokens.surface(i), tokens.stem(i));
            widths.add((byte) width);
        }
        places.add(token, paper, tokens.from(i));
        return token;
    }

    private void addNew(int token, Token.Kind kind, String surface, String stem) {
        kinds.add(kind);
        surfaces.add(surface);
        stems.add(stem.equals(surface) ? surface : stem);
        if (token == sameSurface.length) {
            sameSurface = Arrays.copyOf(sameSurface, token * 2);
        }
        Integer same = byBeginning.put(surface, token);
        sameSurface[token] = same == null ? NONE : same;
        for (String form : Labels.forms(kind, surface, stem)) {
            link(form, token);
        }
    }

    private void link(String form, int token) {
        if (linkCount == linkedTokens.length) {
            linkedTokens = Arrays.copyOf(linkedTokens, linkCount * 2);
            previousLinks = Arrays.copyOf(previousLinks, linkCount * 2);
        }
        long hash = hash(form);
        linkedTokens[linkCount] = token;
        previousLinks[linkCount] = forms.get(hash, NONE);
        forms.put(hash, linkCount++);
    }

    private static long hash(String form) {
        return SeededHash.of(form) & Long.MAX_VALUE;
    }

    /** The tokens with a form of {@link Labels#forms}, and perhaps others. */
    void withForm(String form, IntConsumer found) {
        for (int link = forms.get(hash(form), NONE); link != NONE; link = previousLinks[link]) {
            found.accept(linkedTokens[link]);
        }
    }

    void beginningWith(String prefix, IntConsumer found) {
        byBeginning.subMap(prefix, prefix + Character.MAX_VALUE).values().forEach(first -> {
            for (int token = first; token != NONE; token = sameSurface[token]) {
                found.accept(token);
            }
        });
    }

    /** Sets the bits of the papers that have a token. */
    void papersWith(int token, BitSet into) {
        places.addTo(into, token);
    }

    /** Tells where a token stands in some papers. */
    void places(int token, BitSet among, GrowingPostings.Places found) {
        places.read(token, among, found);
    }
}
