package dev.paperpost.interest;

/**
 * One way to fulfil an interest: atoms that a paper must have, and atoms it must not have, as bit sets over
 * {@link Query#atoms()}.
 */
record Clause(int required, int excluded) {

    boolean isFulfilledBy(int present) {
        return (required & ~present) == 0 && (excluded & present) == 0;
    }
}
