package dev.paperpost.operator;

/**
 * Something the operator's page tells. Each bean of this type is on it; {@link jakarta.annotation.Priority} sets the order,
 * the highest first.
 */
interface PageSection {

    /** Its heading. */
    String title();

    /** As it is now; a failure leaves the other sections alone. */
    Section now();
}
