package dev.paperpost.interest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Orders what was counted: most frequent first, then by alphabet. */
final class MostFrequent {

    private MostFrequent() {}

    static List<Map.Entry<String, Integer>> of(Map<String, Integer> counts, int most) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .toList();
    }
}
