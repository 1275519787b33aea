package dev.paperpost.interest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Growing lists of the places where something stands: papers by ascending number, and in each the positions, in a few
 * bytes. An entry is the difference to the one before, seven bits a byte, the highest bit for "more follows"; its lowest
 * bit tells whether it is a position in the same paper, or another paper, whose first position follows. Long lists can be
 * entered at every 64th paper, and have their papers as bits as well. One writer, or many readers.
 */
final class GrowingPostings {

    private static final int BLOCK = 64;
    private static final int LONG = 1024;

    private byte[][] lists = new byte[64][];
    private int[] ends = new int[64];
    private int[] lastPapers = new int[64];
    private int[] lastPositions = new int[64];
    private int[] counts = new int[64];
    /** By list, for each block but the first: the paper before it, and where it begins. */
    private int[][] blocks = new int[64][];

    private BitSet[] papers = new BitSet[64];

    /** Adds a place to a list unless it is the last there; never one before the last. */
    void add(int list, int paper, int position) {
        if (list >= lists.length) {
            int capacity = Math.max(lists.length * 2, list + 1);
            lists = Arrays.copyOf(lists, capacity);
            ends = Arrays.copyOf(ends, capacity);
            lastPapers = Arrays.copyOf(lastPapers, capacity);
            lastPositions = Arrays.copyOf(lastPositions, capacity);
            counts = Arrays.copyOf(counts, capacity);
            blocks = Arrays.copyOf(blocks, capacity);
            papers = Arrays.copyOf(papers, capacity);
        }
        if (lists[list] == null) {
            lists[list] = new byte[4];
            lastPapers[list] = -1;
        }
        if (lastPapers[list] != paper) {
            count(list, paper);
            append(list, paper - lastPapers[list] << 1 | 1);
            append(list, position);
        } else if (lastPositions[list] != position) {
            append(list, position - lastPositions[list] << 1);
        }
        lastPapers[list] = paper;
        lastPositions[list] = position;
    }

    private void append(int list, int value) {
        if (ends[list] + 5 > lists[list].length) {
            lists[list] = Arrays.copyOf(lists[list], Math.max(ends[list] * 3 / 2, ends[list] + 5));
        }
        int rest = value;
        while (rest >= 128) {
            lists[list][ends[list]++] = (byte) (rest | 128);
            rest >>>= 7;
        }
        lists[list][ends[list]++] = (byte) rest;
    }

    private void count(int list, int paper) {
        int count = counts[list]++;
        if (count > 0 && count % BLOCK == 0) {
            int block = count / BLOCK * 2 - 2;
            if (blocks[list] == null || block == blocks[list].length) {
                blocks[list] = block == 0 ? new int[4] : Arrays.copyOf(blocks[list], block * 2);
            }
            blocks[list][block] = lastPapers[list];
            blocks[list][block + 1] = ends[list];
        }
        if (count == LONG) {
            BitSet all = new BitSet();
            addTo(all, list);
            papers[list] = all;
        }
        if (papers[list] != null) {
            papers[list].set(paper);
        }
    }

    /** Sets the bits of the papers of a list; a list nobody added to is empty. */
    void addTo(BitSet bits, int list) {
        if (list < lists.length && papers[list] != null) {
            bits.or(papers[list]);
        } else if (list < lists.length && lists[list] != null) {
            readPapers(list, bits);
        }
    }

    /** Receives places. */
    interface Places {
        void place(int paper, int position);
    }

    /** Tells the places of a list that are in some papers, in order; a list nobody added to is empty. */
    void read(int list, BitSet among, Places places) {
        if (list >= lists.length || lists[list] == null) {
            return;
        }
        int last = (counts[list] - 1) / BLOCK;
        int paper = among.nextSetBit(0);
        for (int block = 0; paper >= 0 && block <= last; block++) {
            block = blockOf(paper, list, block, last);
            int before = block == 0 ? -1 : blocks[list][block * 2 - 2];
            int begin = block == 0 ? 0 : blocks[list][block * 2 - 1];
            int end = block == last ? ends[list] : blocks[list][block * 2 + 1];
            read(list, before, begin, end, among, places);
            paper = block == last ? -1 : among.nextSetBit(blocks[list][block * 2] + 1);
        }
    }

    /** The first block from one on that does not end before a paper; the last if all do. */
    private int blockOf(int paper, int list, int from, int last) {
        int low = from;
        int high = last;
        while (low < high) {
            int middle = low + high >>> 1;
            if (blocks[list][middle * 2] < paper) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void read(int list, int paperBefore, int begin, int end, BitSet among, Places places) {
        byte[] bytes = lists[list];
        int paper = paperBefore;
        int position = 0;
        boolean wanted = false;
        for (int at = begin; at < end; ) {
            int value = bytes[at] & 127;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                value |= (bytes[at] & 127) << shift;
            }
            if ((value & 1) == 0) {
                position += value >>> 1;
            } else {
                paper += value >>> 1;
                wanted = among.get(paper);
                position = bytes[at] & 127;
                for (int shift = 7; bytes[at++] < 0; shift += 7) {
                    position |= (bytes[at] & 127) << shift;
                }
            }
            if (wanted) {
                places.place(paper, position);
            }
        }
    }

    private void readPapers(int list, BitSet bits) {
        byte[] bytes = lists[list];
        int paper = -1;
        for (int at = 0; at < ends[list]; ) {
            int value = bytes[at] & 127;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                value |= (bytes[at] & 127) << shift;
            }
            if ((value & 1) != 0) {
                paper += value >>> 1;
                bits.set(paper);
                while (bytes[at++] < 0) {
                    // the rest of the position
                }
            }
        }
    }
}
