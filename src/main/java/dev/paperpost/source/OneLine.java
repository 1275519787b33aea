package dev.paperpost.source;

import java.net.URI;
import java.net.URISyntaxException;

/** Text of a source on its way into a log line or an optional field. */
final class OneLine {

    private static final int LENGTH = 300;

    private OneLine() {}

    /** Without line ends and not long, whatever it was. */
    static String of(String text) {
        String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }

    /** The first words of an answer that is no use otherwise. */
    static String start(byte[] body) {
        return of(new String(body, 0, Math.min(body.length, 200), java.nio.charset.StandardCharsets.UTF_8));
    }

    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The address when it can be linked to; a bad one must not cost the paper. */
    static String webAddressOrNull(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? text.strip() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
