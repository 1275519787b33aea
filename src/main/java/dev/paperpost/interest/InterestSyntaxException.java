package dev.paperpost.interest;

import java.util.List;
import java.util.stream.Collectors;

/** A text is no interest. Carries every problem that could be located, in the order of the text. */
public final class InterestSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InterestSyntaxException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** At least one problem. */
    public List<Problem> problems() {
        return problems;
    }
}
