package dev.paperpost.web;

import dev.paperpost.subscription.Cadence;
import dev.paperpost.subscription.Schedule;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionView;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What stands in the fields of the form, exactly as typed, so that a page with errors loses nothing. */
record FormInput(
        String interests,
        String cadence,
        String weekday,
        String monthDay,
        String hour,
        String timeZone,
        String maxPapers,
        String locale,
        String revisions,
        String trending,
        String email) {

    private static final String ON = "on";
    private static final String OFF = "off";
    private static final String DEFAULT_HOUR = "8";
    private static final String DEFAULT_MAX_PAPERS = "20";

    /** No number; the check of the request refuses it with its own words. */
    private static final int UNREADABLE = -1;

    /** The form as a visitor finds it. */
    static FormInput blank(String interests, ZoneId zone, String locale) {
        return new FormInput(
                interests, "daily", "1", "1", DEFAULT_HOUR, zone.getId(), DEFAULT_MAX_PAPERS, locale, "", ON, "");
    }

    /** The form filled with a subscription; what follows a lab is not in it. */
    static FormInput of(SubscriptionView view) {
        Schedule schedule = view.schedule();
        return new FormInput(
                String.join("\n", view.ownInterests()),
                schedule.cadence().name().toLowerCase(Locale.ROOT),
                schedule.cadence() == Cadence.WEEKLY ? schedule.day().toString() : "1",
                schedule.cadence() == Cadence.MONTHLY ? schedule.day().toString() : "1",
                String.valueOf(schedule.hour()),
                schedule.zone().getId(),
                String.valueOf(view.maxPapers()),
                view.locale().toLanguageTag(),
                view.revisions() ? ON : "",
                view.trending() ? ON : OFF,
                view.email());
    }

    /**
     * The form as it was sent; a form on another site may leave out everything but interests and address.
     *
     * <p>An interest that was taken by its button stands in its place.
     *
     * @param defaultLocale where the form does not ask for the language, too
     */
    static FormInput of(FormFields form, ZoneId defaultZone, String defaultLocale) {
        return new FormInput(
                InterestLine.taking(
                        String.join("\n", form.all("interests")).replace("\r\n", "\n"), form.first("take", "")),
                form.first("cadence", "daily"),
                form.first("weekday", "1"),
                form.first("monthDay", "1"),
                form.first("hour", DEFAULT_HOUR),
                form.first("timeZone", defaultZone.getId()),
                form.first("maxPapers", DEFAULT_MAX_PAPERS),
                form.first("locale", defaultLocale),
                form.first("revisions", ""),
                trending(form.all("trending")),
                form.first("email", ""));
    }

    SubscriptionRequest request() {
        String day = cadence.equals("weekly") ? weekday : cadence.equals("monthly") ? monthDay : null;
        return new SubscriptionRequest(
                email,
                InterestLine.of(interests).stream().map(InterestLine::text).toList(),
                new SubscriptionRequest.Timing(cadence, day, number(hour)),
                timeZone,
                locale,
                number(maxPapers),
                revisions.equals(ON),
                trending.isEmpty() ? null : trending.equals(ON));
    }

    /** Our own form says off before the box says on; one that does not ask leaves it as it is, or as it usually is. */
    private static String trending(List<String> values) {
        return values.isEmpty() ? "" : values.contains(ON) ? ON : OFF;
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : UNREADABLE;
    }
}
