package dev.paperpost.web;

import dev.paperpost.subscription.FieldProblem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The form with its choices.
 *
 * @param fresh whether nobody has filled it yet, so that the browser may preset its time zone
 */
record FormView(FormInput input, List<FormProblem> problems, boolean fresh) {

    /** In the order of the page. */
    private static final List<String> FIELDS =
            List.of("interests", "cadence", "weekday", "monthDay", "hour", "timeZone", "maxPapers", "email");

    /** One entry of a list to choose from. */
    record Choice(String value, String label) {}

    static FormView of(FormInput input, boolean fresh) {
        return new FormView(input, List.of(), fresh);
    }

    static FormView of(FormInput input, List<FieldProblem> problems) {
        return new FormView(
                input,
                problems.stream()
                        .map(problem -> FormProblem.of(problem, input))
                        .sorted(Comparator.comparingInt(problem -> FIELDS.indexOf(problem.field())))
                        .toList(),
                false);
    }

    public boolean wrong(String field) {
        return !problemsOf(field).isEmpty();
    }

    public List<FormProblem> problemsOf(String field) {
        return problems.stream().filter(p -> p.field().equals(field)).toList();
    }

    public List<Choice> cadences() {
        return List.of(
                new Choice("daily", "Every day"),
                new Choice("weekdays", "Monday to Friday"),
                new Choice("weekly", "Once a week"),
                new Choice("monthly", "Once a month"));
    }

    public List<Choice> weekdays() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> new Choice(String.valueOf(day), Words.weekday(day)))
                .toList();
    }

    public List<Choice> monthDays() {
        return IntStream.rangeClosed(1, 31)
                .mapToObj(day -> new Choice(String.valueOf(day), String.valueOf(day)))
                .toList();
    }

    public List<Choice> hours() {
        return IntStream.range(0, 24)
                .mapToObj(hour -> new Choice(String.valueOf(hour), Words.hour(hour)))
                .toList();
    }

    /** The usual sizes, and the reader's own if a program set another one. */
    public List<Choice> sizes() {
        return Stream.concat(Stream.of("5", "10", "20", "35", "50", "100"), Stream.of(input.maxPapers()))
                .filter(size -> size.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .sorted()
                .distinct()
                .map(size -> new Choice(size.toString(), size + " papers"))
                .toList();
    }

    public List<ZoneRegion> regions() {
        return ZoneRegion.all(input.timeZone());
    }
}
