package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.FieldProblem;
import java.util.List;

/**
 * A problem as the page shows it: above the form as a link to the field, and again next to the field.
 *
 * @param field id of the form's control
 * @param line where in the interests, null for other fields
 * @param suggestion how to mend it, or null
 */
record FormProblem(String field, String detail, Line line, String suggestion) {

    /** A line of the interests, cut where the problem begins and ends; {@code marked} may be empty. */
    record Line(int number, String before, String marked, String after) {}

    static FormProblem of(FieldProblem problem, FormInput input, Messages t) {
        String control = control(problem.field(), input);
        Line line = line(problem, input);
        ProblemWords words = ProblemWords.of(problem, control, line == null ? "" : line.marked(), t);
        return new FormProblem(control, words.detail(), line, words.suggestion());
    }

    private static String control(String field, FormInput input) {
        return switch (field) {
            case "schedule.cadence" -> "cadence";
            case "schedule.day" -> input.cadence().equals("monthly") ? "monthDay" : "weekday";
            case "schedule.hour" -> "hour";
            default -> field.startsWith("interests") ? "interests" : field;
        };
    }

    private static Line line(FieldProblem problem, FormInput input) {
        List<InterestLine> lines = InterestLine.of(input.interests());
        String digits = problem.field().replaceAll("\\D", "");
        if (digits.isEmpty() || Integer.parseInt(digits) >= lines.size()) {
            return null;
        }
        InterestLine line = lines.get(Integer.parseInt(digits));
        int length = line.text().length();
        int start = problem.start() == null ? 0 : Math.min(problem.start(), length);
        int end = problem.end() == null ? length : Math.max(start, Math.min(problem.end(), length));
        return new Line(
                line.number(),
                line.text().substring(0, start),
                line.text().substring(start, end),
                line.text().substring(end));
    }
}
