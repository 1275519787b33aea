package dev.paperpost.subscription;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestSyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a request into preferences or into the full list of what is wrong with it. */
class PreferencesReader {

    private static final int MAX_INTERESTS = 500;
    private static final int DEFAULT_HOUR = 8;
    private static final int DEFAULT_MAX_PAPERS = 20;

    private final SubscriptionRequest request;
    private final List<FieldProblem> problems = new ArrayList<>();

    private PreferencesReader(SubscriptionRequest request) {
        this.request = request;
    }

    /**
     * Throws {@link InvalidRequestException} with every problem found, the address's included.
     *
     * @param mayBeNone whether an empty list of interests is taken
     */
    static Preferences read(
            SubscriptionRequest request, ZoneId defaultZone, boolean mayBeNone, List<FieldProblem> earlier) {
        PreferencesReader reader = new PreferencesReader(request);
        reader.problems.addAll(earlier);
        List<Interest> interests = reader.interests(mayBeNone);
        ZoneId zone = reader.zone(defaultZone);
        Schedule schedule = reader.schedule(zone);
        Locale locale = reader.locale();
        int maxPapers = reader.maxPapers();
        if (!reader.problems.isEmpty()) {
            throw new InvalidRequestException(reader.problems);
        }
        return new Preferences(
                interests,
                schedule,
                locale,
                maxPapers,
                Boolean.TRUE.equals(request.revisions()),
                !Boolean.FALSE.equals(request.trending()));
    }

    /** When digests would come; empty if that cannot be read. */
    static Optional<Schedule> schedule(SubscriptionRequest request, ZoneId defaultZone) {
        PreferencesReader reader = new PreferencesReader(request);
        Schedule schedule = reader.schedule(reader.zone(defaultZone));
        return reader.problems.isEmpty() ? Optional.of(schedule) : Optional.empty();
    }

    private List<Interest> interests(boolean mayBeNone) {
        if (request.interests() == null || request.interests().isEmpty() && !mayBeNone) {
            problem("interests", "REQUIRED", "Name at least one interest, for example \"flow matching\".");
            return List.of();
        }
        if (request.interests().size() > MAX_INTERESTS) {
            problem("interests", "TOO_MANY", "At most " + MAX_INTERESTS + " interests are possible.");
            return List.of();
        }
        Map<String, Interest> distinct = new LinkedHashMap<>();
        for (int i = 0; i < request.interests().size(); i++) {
            String field = "interests[" + i + "]";
            String text = request.interests().get(i);
            try {
                Interest interest = Interest.parse(text == null ? "" : text);
                distinct.putIfAbsent(interest.canonical(), interest);
            } catch (InterestSyntaxException e) {
                e.problems()
                        .forEach(p -> problems.add(
                                new FieldProblem(field, p.code(), p.message(), p.start(), p.end(), p.suggestion())));
            }
        }
        return List.copyOf(distinct.values());
    }

    private ZoneId zone(ZoneId fallback) {
        if (request.timeZone() == null || request.timeZone().isBlank()) {
            return fallback;
        }
        try {
            ZoneId zone = ZoneId.of(request.timeZone().strip());
            if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
                return zone;
            }
        } catch (DateTimeException e) {
            // falls through to the one message for everything that is not in the zone database
        }
        problem(
                "timeZone",
                "UNKNOWN_TIME_ZONE",
                "There is no such time zone. Use a name such as Europe/Berlin or UTC.");
        return fallback;
    }

    private Schedule schedule(ZoneId zone) {
        Schedule fallback = new Schedule(Cadence.DAILY, null, DEFAULT_HOUR, zone);
        SubscriptionRequest.Timing timing = request.schedule();
        if (timing == null) {
            return fallback;
        }
        int hour = timing.hour() == null ? DEFAULT_HOUR : timing.hour();
        if (hour < 0 || hour > 23) {
            problem("schedule.hour", "OUT_OF_RANGE", "The hour is a number from 0 to 23.");
            hour = DEFAULT_HOUR;
        }
        return switch (timing.cadence() == null
                ? "daily"
                : timing.cadence().strip().toLowerCase(Locale.ROOT)) {
            case "daily" -> new Schedule(Cadence.DAILY, null, hour, zone);
            case "weekdays" -> new Schedule(Cadence.WEEKDAYS, null, hour, zone);
            case "weekly" -> new Schedule(Cadence.WEEKLY, weekday(timing.day()), hour, zone);
            case "monthly" -> new Schedule(Cadence.MONTHLY, monthDay(timing.day()), hour, zone);
            default -> {
                problem("schedule.cadence", "UNKNOWN_CADENCE", "Choose daily, weekdays, weekly or monthly.");
                yield fallback;
            }
        };
    }

    private int weekday(String day) {
        if (day == null || day.isBlank()) {
            return DayOfWeek.MONDAY.getValue();
        }
        String wanted = day.strip().toUpperCase(Locale.ROOT);
        for (DayOfWeek candidate : DayOfWeek.values()) {
            if (wanted.equals(String.valueOf(candidate.getValue()))
                    || wanted.equals(candidate.name())
                    || wanted.equals(candidate.name().substring(0, 3))) {
                return candidate.getValue();
            }
        }
        problem("schedule.day", "UNKNOWN_DAY", "For a weekly digest the day is monday to sunday, or 1 to 7.");
        return DayOfWeek.MONDAY.getValue();
    }

    private int monthDay(String day) {
        if (day == null || day.isBlank()) {
            return 1;
        }
        if (day.strip().matches("[1-9]|[12]\\d|3[01]")) {
            return Integer.parseInt(day.strip());
        }
        problem("schedule.day", "UNKNOWN_DAY", "For a monthly digest the day is a number from 1 to 31.");
        return 1;
    }

    private Locale locale() {
        if (request.locale() == null || request.locale().isBlank()) {
            return Locale.ENGLISH;
        }
        Locale locale = Locale.forLanguageTag(request.locale().strip());
        if (locale.getLanguage().isEmpty()) {
            problem("locale", "UNKNOWN_LOCALE", "The language is a tag such as en or de.");
            return Locale.ENGLISH;
        }
        return locale;
    }

    private int maxPapers() {
        if (request.maxPapers() == null) {
            return DEFAULT_MAX_PAPERS;
        }
        if (request.maxPapers() < 1 || request.maxPapers() > 100) {
            problem("maxPapers", "OUT_OF_RANGE", "The number of papers in a digest is from 1 to 100.");
            return DEFAULT_MAX_PAPERS;
        }
        return request.maxPapers();
    }

    private void problem(String field, String code, String detail) {
        problems.add(FieldProblem.of(field, code, detail));
    }
}
