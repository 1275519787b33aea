package dev.paperpost.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The evenings on which arXiv defers its announcement: those bundled, and those an operator knows in addition. */
final class Holidays {

    private static final String DATA = "/source/arxiv-deferred.txt";

    private Holidays() {}

    static Set<LocalDate> deferred(Collection<LocalDate> more) {
        Set<LocalDate> days = new TreeSet<>(more);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Holidays.class.getResourceAsStream(DATA), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(LocalDate::parse)
                    .forEach(days::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled holidays cannot be read", e);
        }
        return days;
    }
}
