package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.FieldProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The form with its choices.
 *
 * @param t words of the page's language
 * @param fresh whether nobody has filled it yet, so that the browser may preset its time zone
 * @param languages to choose from; one is no choice
 */
record FormView(
        Messages t,
        FormInput input,
        List<FormProblem> problems,
        boolean fresh,
        List<Messages> languages,
        Outlook outlook) {

    /** In the order of the page. */
    private static final List<String> FIELDS =
            List.of("interests", "cadence", "weekday", "monthDay", "hour", "timeZone", "maxPapers", "locale", "email");

    /** One entry of a list to choose from. */
    record Choice(String value, String label) {}

    static FormView of(Messages t, FormInput input, boolean fresh, Outlook outlook) {
        return new FormView(t, input, List.of(), fresh, PageLanguage.languages(), outlook);
    }

    /** @param outlook null on a page that shows none */
    static FormView of(Messages t, FormInput input, List<FieldProblem> problems, Outlook outlook) {
        return new FormView(
                t,
                input,
                problems.stream()
                        .map(problem -> FormProblem.of(problem, input, t))
                        .sorted(Comparator.comparingInt(problem -> FIELDS.indexOf(problem.field())))
                        .toList(),
                false,
                PageLanguage.languages(),
                outlook);
    }

    /** Interests to start with. */
    public List<String> examples() {
        return List.of("flow matching", "\"protein language model\"", "title:agents");
    }

    public boolean wrong(String field) {
        return !problemsOf(field).isEmpty();
    }

    public List<FormProblem> problemsOf(String field) {
        return problems.stream().filter(p -> p.field().equals(field)).toList();
    }

    public List<Choice> cadences() {
        return Stream.of("daily", "weekdays", "weekly", "monthly")
                .map(cadence -> new Choice(cadence, t.say("page.cadence." + cadence)))
                .toList();
    }

    public List<Choice> weekdays() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> new Choice(String.valueOf(day), t.weekday(day)))
                .toList();
    }

    public List<Choice> monthDays() {
        return IntStream.rangeClosed(1, 31)
                .mapToObj(day -> new Choice(String.valueOf(day), String.valueOf(day)))
                .toList();
    }

    public List<Choice> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new Choice(String.valueOf(hour), String.format(Locale.ROOT, "%02d:00", hour)))
                .toList();
    }

    /** The usual sizes, and the reader's own if a program set another one. */
    public List<Choice> sizes() {
        return Stream.concat(Stream.of("5", "10", "20", "35", "50", "100"), Stream.of(input.maxPapers()))
                .filter(size -> size.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .sorted()
                .distinct()
                .map(size -> new Choice(size.toString(), t.count("papers", size)))
                .toList();
    }

    public List<ZoneRegion> regions() {
        return ZoneRegion.all(input.timeZone(), t);
    }

    /** The chosen one, or what a reader gets whose own is not among them. */
    public Messages language() {
        return Messages.of(Locale.forLanguageTag(input.locale()));
    }
}
