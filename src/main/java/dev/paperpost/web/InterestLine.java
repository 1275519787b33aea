package dev.paperpost.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One interest in the text field.
 *
 * @param number of the line as the reader counts, from 1, empty lines included
 */
record InterestLine(int number, String text) {

    private static final Pattern TAKEN = Pattern.compile("(\\d{0,4}) (.+)");

    /**
     * The interests after the press of a button that offers one.
     *
     * @param taken the number of the line that is replaced, a blank and the interest; without a number it comes last; anything
     *     else changes nothing
     */
    static String taking(String interests, String taken) {
        Matcher offer = TAKEN.matcher(taken);
        if (!offer.matches()) {
            return interests;
        }
        if (offer.group(1).isEmpty()) {
            return (interests.stripTrailing() + "\n" + offer.group(2)).strip();
        }
        String[] lines = interests.split("\n", -1);
        int line = Integer.parseInt(offer.group(1)) - 1;
        if (line >= 0 && line < lines.length) {
            lines[line] = offer.group(2);
        }
        return String.join("\n", lines);
    }

    /** The lines that say something. */
    static List<InterestLine> of(String interests) {
        List<InterestLine> lines = new ArrayList<>();
        String[] all = interests.split("\n", -1);
        for (int i = 0; i < all.length; i++) {
            if (!all[i].isBlank()) {
                lines.add(new InterestLine(i + 1, all[i].strip()));
            }
        }
        return lines;
    }
}
