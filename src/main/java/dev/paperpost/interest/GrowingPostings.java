package dev.paperpost.interest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Growing lists of ascending numbers, each in a few bytes: the differences of neighbours, seven bits a byte, the highest
 * bit for "more follows". One writer, or many readers.
 */
final class GrowingPostings {

    private byte[][] lists = new byte[64][];
    private int[] ends = new int[64];
    private int[] lasts = new int[64];

    /** Adds a number to a list unless it is the last there; never one lower than the last. */
    void add(int list, int number) {
        if (list >= lists.length) {
            int capacity = Math.max(lists.length * 2, list + 1);
            lists = Arrays.copyOf(lists, capacity);
            ends = Arrays.copyOf(ends, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
        }
        if (lists[list] == null) {
            lists[list] = new byte[4];
            lasts[list] = -1;
        }
        if (lasts[list] != number) {
            append(list, number - lasts[list]);
            lasts[list] = number;
        }
    }

    private void append(int list, int difference) {
        if (ends[list] + 5 > lists[list].length) {
            lists[list] = Arrays.copyOf(lists[list], Math.max(ends[list] * 3 / 2, ends[list] + 5));
        }
        int rest = difference;
        while (rest >= 128) {
            lists[list][ends[list]++] = (byte) (rest | 128);
            rest >>>= 7;
        }
        lists[list][ends[list]++] = (byte) rest;
    }

    /** Sets the bits of the numbers of a list; a list nobody added to is empty. */
    void addTo(BitSet bits, int list) {
        if (list >= lists.length || lists[list] == null) {
            return;
        }
        byte[] bytes = lists[list];
        int end = ends[list];
        int number = -1;
        for (int at = 0; at < end; ) {
            int difference = bytes[at] & 127;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                difference |= (bytes[at] & 127) << shift;
            }
            number += difference;
            bits.set(number);
        }
    }
}
