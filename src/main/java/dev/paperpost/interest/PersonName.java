package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A name as a source prints it, with the ways to read it: Jun-Yan as two words or one, GE as a word or initials. */
final class PersonName {

    private final List<NameWord> words;
    private final List<List<String>> readings;

    PersonName(String name) {
        words = NameWord.of(name);
        readings = readings(words);
    }

    List<List<String>> readings() {
        return readings;
    }

    Set<String> allWords() {
        Set<String> all = new HashSet<>();
        readings.forEach(all::addAll);
        return all;
    }

    int start() {
        return words.get(0).start();
    }

    int end() {
        return words.get(words.size() - 1).end();
    }

    private static List<List<String>> readings(List<NameWord> words) {
        List<List<String>> readings = new ArrayList<>();
        readings.add(words.stream().map(NameWord::text).toList());
        if (words.stream().anyMatch(NameWord::joined)) {
            readings.add(joined(words));
        }
        if (words.stream().anyMatch(NameWord::capitals)
                && words.stream().anyMatch(w -> !w.capitals() && NameWord.isFull(w.text()))) {
            readings.add(words.stream()
                    .flatMap(w -> w.capitals() ? letters(w.text()).stream() : List.of(w.text()).stream())
                    .toList());
        }
        return readings;
    }

    static List<String> joined(List<NameWord> words) {
        List<String> joined = new ArrayList<>();
        for (NameWord word : words) {
            if (word.joined()) {
                joined.add(joined.remove(joined.size() - 1) + word.text());
            } else {
                joined.add(word.text());
            }
        }
        return joined;
    }

    static List<String> letters(String word) {
        return word.codePoints().mapToObj(Character::toString).toList();
    }
}
