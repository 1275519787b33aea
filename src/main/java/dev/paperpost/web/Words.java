package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words. */
public class Words {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private Words() {}

    /** In the language of a page; null for null. */
    static String moment(Instant moment, ZoneId zone, Messages t) {
        return moment == null ? null : t.moment(moment.atZone(zone));
    }

    /** For operators and developers, in English, such as "Friday, 20 November 2026 at 08:00 UTC"; null for null. */
    public static String utc(Instant moment) {
        return moment == null ? null : MOMENT.format(moment.atZone(ZoneOffset.UTC)) + " UTC";
    }
}
