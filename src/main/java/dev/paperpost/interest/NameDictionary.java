package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The different names of authors or categories of many papers by number, each with the papers that bear it, to be found
 * by keys. One writer, or many readers.
 */
final class NameDictionary {

    private final Function<String, Collection<String>> keys;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final TreeMap<String, List<Integer>> byKey = new TreeMap<>();
    private final GrowingPostings papers = new GrowingPostings();

    /** @param keys by which a name can be found */
    NameDictionary(Function<String, Collection<String>> keys) {
        this.keys = keys;
    }

    void add(String name, int paper) {
        Integer number = numbers.get(name);
        if (number == null) {
            number = names.size();
            numbers.put(name, number);
            names.add(name);
            for (String key : keys.apply(name)) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(number);
            }
        }
        papers.add(number, paper, 0);
    }

    String name(int number) {
        return names.get(number);
    }

    /** The names with a key; with a key that begins so if it ends in a *; all if it is empty. */
    Set<Integer> named(String key) {
        Set<Integer> found = new LinkedHashSet<>();
        if (key.isEmpty()) {
            found.addAll(numbers.values());
        } else if (key.endsWith("*")) {
            String beginning = key.substring(0, key.length() - 1);
            byKey.subMap(beginning, beginning + Character.MAX_VALUE).values().forEach(found::addAll);
        } else {
            found.addAll(byKey.getOrDefault(key, List.of()));
        }
        return found;
    }

    /** The names that most of these papers bear, most frequent first, then by alphabet. */
    List<String> commonest(BitSet among, int most) {
        Map<String, Integer> counts = new HashMap<>();
        for (int number = 0; number < names.size(); number++) {
            BitSet bearing = new BitSet();
            papers.addTo(bearing, number);
            bearing.and(among);
            if (!bearing.isEmpty()) {
                counts.put(names.get(number), bearing.cardinality());
            }
        }
        return MostFrequent.of(counts, most).stream().map(Map.Entry::getKey).toList();
    }

    /** Sets the bits of the papers that bear a name. */
    void papersWith(int number, BitSet into) {
        papers.addTo(into, number);
    }
}
