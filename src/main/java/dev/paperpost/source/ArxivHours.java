package dev.paperpost.source;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * What happens when at arXiv, around the days of its feeds (info.arxiv.org/help/availability): what is submitted by 14:00 US
 * Eastern of a working day can be announced at 20:00, on Sunday for a Friday, and is in the feeds of the day after.
 */
final class ArxivHours {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final LocalTime DEADLINE = LocalTime.of(14, 0);

    /** OAI-PMH has an announcement from about 22:30 on. */
    private static final LocalTime OAI_TIME = LocalTime.of(23, 0);

    private final AnnouncementCalendar calendar;

    ArxivHours(AnnouncementCalendar calendar) {
        this.calendar = calendar;
    }

    /** The first day whose feeds can have what was submitted at this moment; moderation may take days longer. */
    LocalDate firstDay(Instant submitted) {
        ZonedDateTime eastern = submitted.atZone(EASTERN);
        LocalDate deadline = eastern.toLocalDate();
        if (!eastern.toLocalTime().isBefore(DEADLINE)) {
            deadline = deadline.plusDays(1);
        }
        while (deadline.getDayOfWeek() == DayOfWeek.SATURDAY || deadline.getDayOfWeek() == DayOfWeek.SUNDAY) {
            deadline = deadline.plusDays(1);
        }
        return calendar.firstFrom(deadline.plusDays(1));
    }

    /** From when on OAI-PMH must have the papers of a feed's day: before the feed itself. */
    Instant inOai(LocalDate day) {
        return day.minusDays(1).atTime(OAI_TIME).atZone(EASTERN).toInstant();
    }

    /** When OAI-PMH must have got something new last. */
    Instant lastChangeOfOai(Instant now) {
        LocalDate day = calendar.lastUntil(LocalDate.ofInstant(now, EASTERN).plusDays(1));
        while (inOai(day).isAfter(now)) {
            day = calendar.lastUntil(day.minusDays(1));
        }
        return inOai(day);
    }
}
