package dev.paperpost.subscription;

import java.util.List;

/** A request that cannot be carried out as it is, with everything that is wrong with it. */
public class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<FieldProblem> problems;

    /** At least one problem. */
    public InvalidRequestException(List<FieldProblem> problems) {
        super(problems.get(0).detail());
        this.problems = List.copyOf(problems);
    }

    /** In the order of the request. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
