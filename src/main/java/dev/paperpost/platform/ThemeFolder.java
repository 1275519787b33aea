package dev.paperpost.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of a theme in its folder, so that a mounted folder is all that an installation's look is made of. */
class ThemeFolder {

    /** In UTF-8, keys without their prefix: {@code light.link=#0b57d0}. */
    static final String FILE = "theme.properties";

    private static final String PREFIX = "paperpost.theme.";

    private ThemeFolder() {}

    /** By their whole names; empty when there is no file. */
    static Map<String, String> settings(Path folder) throws StartupException {
        Path file = folder.resolve(FILE);
        Properties settings = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                settings.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartupException("the theme " + file + " cannot be read ("
                        + e.getClass().getSimpleName() + "). It is a file of properties in UTF-8.");
            }
        }
        // What looks like an expression in it is text: a theme reads no other setting.
        return settings.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> PREFIX + key, key -> settings.getProperty(key).replace("$", "\\$")));
    }
}
