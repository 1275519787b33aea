package dev.paperpost.mail;

import dev.paperpost.platform.Scheme;
import java.util.Map;

/**
 * The colours of a mail in light and dark. Six hexadecimal digits, because newer notations make some clients throw the
 * whole style away.
 *
 * @param text on {@code card}
 * @param quiet facts and small print, on {@code card}
 * @param link on {@code card}; also the ground of the button
 * @param onLink the words of the button
 * @param line between papers
 * @param card behind the words
 * @param ground around the card
 * @param mark behind a matched word
 * @param onMark the matched word
 */
record Palette(
        String text,
        String quiet,
        String link,
        String onLink,
        String line,
        String card,
        String ground,
        String mark,
        String onMark) {

    static final Palette LIGHT = new Palette(
            "#1a1c1e", "#4b5563", "#0b57d0", "#ffffff", "#d5d9de", "#ffffff", "#f4f5f7", "#fff3bf", "#1a1c1e");

    static final Palette DARK = new Palette(
            "#e8eaed", "#a9b0b8", "#8ab4f8", "#15181c", "#3a4048", "#1e2227", "#15181c", "#4a3f0b", "#fff3bf");

    /** Of a theme: the card is its sheet. */
    static Palette of(Scheme scheme) {
        return new Palette(
                scheme.text().toString(),
                scheme.quiet().toString(),
                scheme.link().toString(),
                scheme.onLink().toString(),
                scheme.line().toString(),
                scheme.sheet().toString(),
                scheme.ground().toString(),
                scheme.mark().toString(),
                scheme.text().toString());
    }

    /** The colours by their names. */
    Map<String, String> colours() {
        return Map.of(
                "text", text,
                "quiet", quiet,
                "link", link,
                "onLink", onLink,
                "line", line,
                "card", card,
                "ground", ground,
                "mark", mark,
                "onMark", onMark);
    }
}
