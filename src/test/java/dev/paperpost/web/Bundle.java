package dev.paperpost.web;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import dev.paperpost.platform.Messages;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** The English words of buttons in other languages, so that one walk leads through the pages of all. */
final class Bundle {

    private static final Path ENGLISH = Path.of("src/main/resources/messages/en");

    private Bundle() {}

    /** @return the words themselves when no text is the same */
    static String translated(String english, String language) {
        Messages words = Messages.of(Locale.forLanguageTag(language));
        try (Stream<Path> files = Files.list(ENGLISH)) {
            return files.sorted()
                    .flatMap(file -> texts(file).entrySet().stream())
                    .filter(text -> text.getValue().equals(english))
                    .map(text -> (String) text.getKey())
                    .filter(words::has)
                    .sorted(comparing((String key) -> !key.startsWith("page")).thenComparing(naturalOrder()))
                    .map(words::say)
                    .findFirst()
                    .orElse(english);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties texts(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
