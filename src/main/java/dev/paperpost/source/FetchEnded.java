package dev.paperpost.source;

/** Ends a fetch from wherever it stands; what was handed over before stays stored. */
final class FetchEnded extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FetchOutcome outcome;

    FetchEnded(FetchOutcome outcome) {
        super(outcome.detail());
        this.outcome = outcome;
    }

    FetchOutcome outcome() {
        return outcome;
    }
}
