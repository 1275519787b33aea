package dev.paperpost.interest;

import java.util.List;

/**
 * Compounds that differ only in the verb ending of their last part: pre-train, pre-training, pre-trained.
 *
 * @param front stems of all parts but the last; not empty
 * @param base what {@link VerbBase} makes of the last part
 */
record CompoundFamily(List<String> front, String base) {

    /** The word that it is when written as one, without a verb ending. */
    String joined() {
        return joinedFront() + base;
    }

    String joinedFront() {
        return String.join("", front);
    }
}
