package dev.paperpost.mail;

import dev.paperpost.subscription.Schedule;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;

/** A schedule as a person says it: "every Friday at 08:00 (Europe/Berlin)". */
public final class ScheduleWords {

    private static final int SHORTEST_MONTH = 28;

    private ScheduleWords() {}

    /** In English, without a full stop. */
    public static String of(Schedule schedule) {
        return String.format(
                "%s at %02d:00 (%s)",
                days(schedule), schedule.hour(), schedule.zone().getId());
    }

    private static String days(Schedule schedule) {
        return switch (schedule.cadence()) {
            case DAILY -> "every day";
            case WEEKDAYS -> "Monday to Friday";
            case WEEKLY -> "every " + DayOfWeek.of(schedule.day()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case MONTHLY ->
                "on day " + schedule.day() + " of each month"
                        + (schedule.day() > SHORTEST_MONTH ? ", or its last," : "");
        };
    }
}
