package dev.paperpost.web;

import java.util.ArrayList;
import java.util.List;

/**
 * One interest in the text field.
 *
 * @param number of the line as the reader counts, from 1, empty lines included
 */
record InterestLine(int number, String text) {

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
