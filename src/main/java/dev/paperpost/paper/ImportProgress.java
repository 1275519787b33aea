package dev.paperpost.paper;

import java.time.Instant;
import java.util.Locale;

/**
 * How far an import is, as the API shows it.
 *
 * @param received lines that were not blank
 * @param bytes read so far
 * @param totalBytes null when the sender did not tell
 * @param perSecond lines received a second since it started
 * @param secondsLeft at the rate so far; null without {@code totalBytes}
 */
public record ImportProgress(
        Instant startedAt,
        long received,
        long added,
        long updated,
        long rejected,
        long bytes,
        Long totalBytes,
        long perSecond,
        Long secondsLeft) {

    private static final int MINUTE = 60;

    /** One line for the log. */
    String inWords() {
        String share = totalBytes == null || totalBytes == 0
                ? ""
                : String.format(Locale.ROOT, " (%d %%)", 100 * bytes / totalBytes);
        return String.format(
                Locale.ROOT,
                "%,d papers received%s, %,d added, %,d updated, %,d rejected, %,d a second%s.",
                received,
                share,
                added,
                updated,
                rejected,
                perSecond,
                left());
    }

    private String left() {
        if (secondsLeft == null || secondsLeft == 0) {
            return "";
        }
        return secondsLeft < 2 * MINUTE
                ? ", about " + secondsLeft + " seconds left"
                : ", about " + (secondsLeft + MINUTE / 2) / MINUTE + " minutes left";
    }
}
