package dev.paperpost.source;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days a source announces papers, and from when on those of a day must be there.
 *
 * <p>arXiv: announcements are made at 20:00 US Eastern on Sunday to Thursday, except deferred ones, and the feeds of the
 * following day have them from its midnight on (info.arxiv.org/help/availability). Hugging Face: the list of a day becomes
 * the current one at 21:30 the evening before in New York, weekends have none.
 */
final class AnnouncementCalendar {

    /** For a source that has papers at any time. */
    static final AnnouncementCalendar NONE =
            new AnnouncementCalendar(ZoneId.of("UTC"), EnumSet.noneOf(DayOfWeek.class), Set.of(), 0);

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final Set<DayOfWeek> WORKING_DAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** The feed of a day is made at midnight and is there a little later. */
    private static final int ARXIV_DUE_MINUTES = 30;

    private static final int HUGGING_FACE_DUE_MINUTES = -150;

    private final ZoneId zone;
    private final Set<DayOfWeek> weekdays;
    private final Set<LocalDate> without;
    private final int dueMinutes;

    private AnnouncementCalendar(ZoneId zone, Set<DayOfWeek> weekdays, Set<LocalDate> without, int dueMinutes) {
        this.zone = zone;
        this.weekdays = weekdays;
        this.without = Set.copyOf(without);
        this.dueMinutes = dueMinutes;
    }

    /** @param deferred evenings without an announcement, by the year's schedule */
    static AnnouncementCalendar arxiv(Set<LocalDate> deferred) {
        Set<LocalDate> without = new java.util.HashSet<>();
        deferred.forEach(evening -> without.add(evening.plusDays(1)));
        return new AnnouncementCalendar(NEW_YORK, WORKING_DAYS, without, ARXIV_DUE_MINUTES);
    }

    static AnnouncementCalendar huggingFace() {
        return new AnnouncementCalendar(NEW_YORK, WORKING_DAYS, Set.of(), HUGGING_FACE_DUE_MINUTES);
    }

    /** @param dueMinutes after midnight of the day in New York */
    static AnnouncementCalendar weekdays(int dueMinutes) {
        return new AnnouncementCalendar(NEW_YORK, WORKING_DAYS, Set.of(), dueMinutes);
    }

    boolean hasDays() {
        return !weekdays.isEmpty();
    }

    boolean announces(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek()) && !without.contains(day);
    }

    /** From when on the papers of a day must be there. */
    Instant dueAt(LocalDate day) {
        return LocalDateTime.of(day, java.time.LocalTime.MIDNIGHT)
                .plusMinutes(dueMinutes)
                .atZone(zone)
                .toInstant();
    }

    /** The date on the source's own clock. */
    LocalDate dateAt(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** The day that a source stands at, whether it announces anything on it or not. */
    LocalDate dayAt(Instant moment) {
        LocalDate day = dateAt(moment).plusDays(1);
        while (dueAt(day).isAfter(moment)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The last day with an announcement whose papers must be there by now. Call only when it has days. */
    LocalDate latest(Instant moment) {
        return lastUntil(dayAt(moment));
    }

    /** The day itself when it announces something, else the last one before that does. */
    LocalDate lastUntil(LocalDate day) {
        LocalDate last = day;
        while (!announces(last)) {
            last = last.minusDays(1);
        }
        return last;
    }

    /** The day itself when it announces something, else the first one after that does. */
    LocalDate firstFrom(LocalDate day) {
        LocalDate first = day;
        while (!announces(first)) {
            first = first.plusDays(1);
        }
        return first;
    }
}
