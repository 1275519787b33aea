package dev.paperpost.interest;

import java.util.Arrays;

/** Finds the number under which an index knows an id. Immutable. */
final class Numbers {

    private final long[] sortedIds;
    private final int[] numbers;

    /** @param ids by number, each only once; -1 for numbers not in use */
    Numbers(long[] ids) {
        sortedIds = Arrays.stream(ids).filter(id -> id >= 0).sorted().toArray();
        numbers = new int[sortedIds.length];
        for (int number = 0; number < ids.length; number++) {
            if (ids[number] >= 0) {
                numbers[Arrays.binarySearch(sortedIds, ids[number])] = number;
            }
        }
    }

    /** The number, or -1 if there is no such id. */
    int of(long id) {
        int place = Arrays.binarySearch(sortedIds, id);
        return place < 0 ? -1 : numbers[place];
    }
}
