package dev.paperpost.interest;

/** Places for entries in flat arrays, those of one atom side by side: first count all, then place all. */
final class Postings {

    /** By atom the place of its first entry; ends where the next atom's begin. */
    private final int[] starts;

    private int[] next;

    Postings(int atoms) {
        starts = new int[atoms + 1];
    }

    void count(int atom) {
        starts[atom + 1]++;
    }

    /** Ends counting. */
    void lay() {
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        next = starts.clone();
    }

    /** The next free place of an atom. */
    int place(int atom) {
        return next[atom]++;
    }

    /** The number of all entries. */
    int size() {
        return starts[starts.length - 1];
    }

    int[] starts() {
        return starts;
    }
}
