package dev.paperpost.interest;

import java.util.Arrays;

/** A map from numbers, 0 or more, to numbers, in two arrays: millions of entries cost no objects. Not thread-safe. */
final class LongIntMap {

    private static final long EMPTY = -1;

    /** Receives entries. */
    interface Entries {
        void entry(long key, int value);
    }

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongIntMap() {
        Arrays.fill(keys, EMPTY);
    }

    int get(long key, int otherwise) {
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : otherwise;
    }

    void putIfAbsent(long key, int value) {
        if (keys[slot(key)] != key) {
            put(key, value);
        }
    }

    void put(long key, int value) {
        int slot = slot(key);
        if (keys[slot] == key) {
            values[slot] = value;
            return;
        }
        keys[slot] = key;
        values[slot] = value;
        if (++size * 2 > keys.length) {
            grow();
        }
    }

    /** In no particular order. */
    void forEach(Entries entries) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != EMPTY) {
                entries.entry(keys[slot], values[slot]);
            }
        }
    }

    /** Where the key is, or the empty slot where it belongs. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) SeededHash.finish(key) & mask;
        while (keys[slot] != key && keys[slot] != EMPTY) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
