package dev.paperpost.interest;

import java.util.Arrays;
import java.util.Random;

/** Ranks from 0 with a chance in proportion to 1/(rank + 1). */
final class Zipf {

    private final double[] cumulated;

    Zipf(int ranks) {
        cumulated = new double[ranks];
        double sum = 0;
        for (int i = 0; i < ranks; i++) {
            sum += 1.0 / (i + 1);
            cumulated[i] = sum;
        }
    }

    int next(Random random) {
        double drawn = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, drawn);
        return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
    }
}
