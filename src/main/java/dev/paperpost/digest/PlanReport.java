package dev.paperpost.digest;

/**
 * What planning did.
 *
 * @param due readers whose digest was due
 * @param planned digests made
 * @param empty due readers for whom nothing had matched; they get no mail
 */
public record PlanReport(int due, int planned, int empty) {

    PlanReport plus(PlanReport other) {
        return new PlanReport(due + other.due, planned + other.planned, empty + other.empty);
    }
}
