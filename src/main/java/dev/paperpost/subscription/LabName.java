package dev.paperpost.subscription;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a lab calls itself in mails to people who have not asked for any: short, and nothing that leads anywhere. */
final class LabName {

    static final int LONGEST = 40;

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N} ,.:;'’“”«»()&+/–—-]{1," + LONGEST + "}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** Mail programs make links of these. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)//|www\\.|@|[\\p{L}\\p{N}]\\.\\p{L}{2}");

    private LabName() {}

    static Optional<String> of(String typed) {
        String name = typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
        return PLAIN.matcher(name).matches() && LETTER.matcher(name).find() && !leadsSomewhere(name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /** Whether a mail program could make a link of a part of it. */
    static boolean leadsSomewhere(String text) {
        return ADDRESS.matcher(text).find();
    }
}
