package dev.paperpost.operator;

import java.time.Duration;
import java.util.Locale;

/** Numbers in words. */
class Figures {

    private static final int MINUTE = 60;

    private Figures() {}

    /** Such as "1,234". */
    static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Such as "40 seconds" or "3 minutes". */
    static String of(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 2 * MINUTE ? seconds + " seconds" : of((seconds + MINUTE / 2) / MINUTE) + " minutes";
    }
}
