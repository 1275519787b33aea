package dev.paperpost.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The picture beside the name on pages. What it is, its first octets say, not its name.
 *
 * @param type its media type
 */
public record Logo(byte[] octets, String type) {

    /** Every reader's browser loads it. */
    private static final int LARGEST = 100 * 1024;

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00ff\u00d8\u00ff";
    private static final int BEGINNING = 1_000;

    /** An XML declaration, comments and a document type may come before the element. */
    private static final Pattern SVG = Pattern.compile("(?s)\\A(\u00ef\u00bb\u00bf)?\\s*(<[?!].*?>\\s*)*<svg[\\s>].*");

    /** @throws IllegalArgumentException with a sentence for the operator when the file is no such picture */
    static Optional<Logo> of(ThemeConfig config) {
        if (config.logo().isPresent()) {
            return Optional.of(read(config.dir().resolve(config.logo().get())));
        }
        return Stream.of("logo.svg", "logo.png", "logo.jpg")
                .map(config.dir()::resolve)
                .filter(Files::exists)
                .findFirst()
                .map(Logo::read);
    }

    private static Logo read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new IllegalArgumentException(
                        "paperpost.theme.logo: " + file + " has more than 100 KiB; make it smaller");
            }
            return new Logo(octets, type(octets, file));
        } catch (IOException e) {
            throw new IllegalArgumentException("paperpost.theme.logo: " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private static String type(byte[] octets, Path file) {
        String beginning = new String(octets, 0, Math.min(BEGINNING, octets.length), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith(PNG)) {
            return "image/png";
        }
        if (beginning.startsWith(JPEG)) {
            return "image/jpeg";
        }
        if (SVG.matcher(beginning).matches()) {
            return "image/svg+xml";
        }
        throw new IllegalArgumentException("paperpost.theme.logo: " + file + " is no PNG, JPEG or SVG");
    }
}
