package dev.paperpost.interest;

import java.security.SecureRandom;

/**
 * Hashes of 64 bits under a seed that nobody outside knows, so that no text can be made to collide. The mixing is that
 * of SplitMix64 (Steele, Lea and Flood 2014). Never 0.
 */
final class SeededHash {

    private static final long SEED = new SecureRandom().nextLong();
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private SeededHash() {}

    /** Of what decides the labels of a token: its surface, its kind, and how the plural of its last part is made. */
    static long of(Tokens tokens, int i) {
        long hash = of(tokens.chars(), tokens.surfaceStart(i), tokens.surfaceEnd(i), tokens.flavour(i));
        return tokens.kind(i) == Token.Kind.JOINED ? finish(hash + of(tokens, tokens.lastPart(i))) : hash;
    }

    private static long of(char[] chars, int from, int to, int flavour) {
        long hash = SEED + GOLDEN * flavour;
        int at = from;
        while (at + 3 < to) {
            long four =
                    chars[at] | (long) chars[at + 1] << 16 | (long) chars[at + 2] << 32 | (long) chars[at + 3] << 48;
            hash = (hash ^ four) * GOLDEN;
            hash ^= hash >>> 32;
            at += 4;
        }
        long rest = to - from;
        while (at < to) {
            rest = rest << 16 | chars[at++];
        }
        return finish((hash ^ rest) * GOLDEN);
    }

    static long of(String text) {
        char[] chars = text.toCharArray();
        return of(chars, 0, chars.length, 0);
    }

    /** Of some numbers. */
    static long of(int[] numbers, int from, int to) {
        long hash = SEED + to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ numbers[i]) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return finish(hash);
    }

    static long finish(long value) {
        long hash = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }
}
