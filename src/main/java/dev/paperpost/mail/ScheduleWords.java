package dev.paperpost.mail;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Schedule;
import java.util.Locale;

/** A schedule as a person says it: "every Friday at 08:00 (Europe/Berlin)". */
public final class ScheduleWords {

    private static final int SHORTEST_MONTH = 28;

    private ScheduleWords() {}

    /** As a part of a sentence. */
    public static String of(Schedule schedule, Messages words) {
        return words.say(
                "schedule.at",
                days(schedule, words),
                String.format(Locale.ROOT, "%02d:00", schedule.hour()),
                schedule.zone().getId());
    }

    private static String days(Schedule schedule, Messages words) {
        return switch (schedule.cadence()) {
            case DAILY -> words.say("schedule.daily");
            case WEEKDAYS -> words.say("schedule.weekdays");
            case WEEKLY -> words.say("schedule.weekly." + schedule.day());
            case MONTHLY ->
                words.say(
                        schedule.day() > SHORTEST_MONTH ? "schedule.monthly.end" : "schedule.monthly", schedule.day());
        };
    }
}
