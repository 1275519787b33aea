package dev.paperpost.platform;

import java.util.regex.Pattern;

/** A colour of sRGB, eight bits for each of red, green and blue. */
public record Colour(int rgb) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Colour BLACK = new Colour(0x000000);
    private static final Colour WHITE = new Colour(0xffffff);

    /** @throws IllegalArgumentException when this is not a number sign and six hexadecimal digits */
    public static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "\"" + hex + "\" is no colour; write six hexadecimal digits, as #0b57d0");
        }
        return new Colour(Integer.parseInt(hex.substring(1), 16));
    }

    /** As style sheets have it: six digits, because newer notations make some mail programs throw the whole style away. */
    @Override
    public String toString() {
        return String.format("#%06x", rgb);
    }

    /** On the way to another one. */
    Colour mixed(Colour other, int percent) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int here = rgb >> shift & 0xff;
            int there = other.rgb >> shift & 0xff;
            mixed |= here + Math.round((there - here) * percent / 100f) << shift;
        }
        return new Colour(mixed);
    }

    /** Whichever of black and white stands out more from this; by at least 4.5. */
    Colour opposite() {
        return contrast(BLACK) > contrast(WHITE) ? BLACK : WHITE;
    }

    /** From 1 to 21 (WCAG 2.2, definition of contrast ratio). */
    public double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** WCAG 2.2, definition of relative luminance. */
    private double luminance() {
        return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
    }

    private double channel(int shift) {
        double value = (rgb >> shift & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
