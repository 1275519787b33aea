package dev.paperpost.interest;

/**
 * One way to fulfil an interest: atoms that a paper must have, and atoms it must not have, as bit sets over
 * {@link Query#atoms()}.
 */
record Clause(int required, int excluded) {

    static final Clause ALWAYS = new Clause(0, 0);

    Clause and(Clause other) {
        return new Clause(required | other.required, excluded | other.excluded);
    }

    /** Whether whatever fulfils the other fulfils this. */
    boolean covers(Clause other) {
        return (required & ~other.required) == 0 && (excluded & ~other.excluded) == 0;
    }

    boolean isFulfilledBy(int present) {
        return (required & ~present) == 0 && (excluded & present) == 0;
    }
}
