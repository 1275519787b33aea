package dev.paperpost.subscription;

import java.util.List;

/**
 * What a reader asks for, as it came from a form or program; everything but the interests may be null.
 *
 * @param interests one query each
 * @param schedule cadence, day and hour
 * @param timeZone IANA name such as {@code Europe/Berlin}
 * @param locale BCP 47 language tag
 * @param maxPapers full entries in one digest, 1 to 100
 * @param revisions whether new versions of papers that were sent are told of; null for no
 * @param trending whether what trends on Hugging Face is shown below; null for yes
 */
public record SubscriptionRequest(
        String email,
        List<String> interests,
        Timing schedule,
        String timeZone,
        String locale,
        Integer maxPapers,
        Boolean revisions,
        Boolean trending) {

    /**
     * When digests should come.
     *
     * @param cadence daily, weekdays, weekly or monthly
     * @param day weekly: a weekday's English name or 1 (Monday) to 7; monthly: 1 to 31
     * @param hour 0 to 23, null for 8
     */
    public record Timing(String cadence, String day, Integer hour) {}

    /** The same, where it says nothing of what trends as the reader has it. */
    SubscriptionRequest orTrending(boolean now) {
        return trending != null
                ? this
                : new SubscriptionRequest(email, interests, schedule, timeZone, locale, maxPapers, revisions, now);
    }
}
