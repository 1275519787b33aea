package dev.paperpost.interest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the room's own word lists: UTF-8, one entry a line, empty lines and lines with # at the start skipped. */
final class WordList {

    private WordList() {}

    static List<String> lines(String resource) {
        try (InputStream in = WordList.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The word list " + resource + " is missing from this build");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The word list " + resource + " cannot be read", e);
        }
    }

    /** All blank-separated words of a list. */
    static Set<String> words(String resource) {
        return lines(resource).stream()
                .flatMap(line -> List.of(line.split(" +")).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lines of two words: what is replaced, and by what. */
    static Map<String, String> pairs(String resource) {
        return lines(resource).stream()
                .map(line -> line.split(" +"))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}
