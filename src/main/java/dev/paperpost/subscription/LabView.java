package dev.paperpost.subscription;

import java.util.List;

/**
 * A lab as its owner sees it.
 *
 * @param name what those invited are told; null while nobody was invited
 * @param members in the order of their invitations
 */
public record LabView(String name, List<Member> members) {

    /**
     * Somebody who was invited.
     *
     * @param email in lower case, however it is written here or was by somebody else
     * @param state INVITED, JOINED, or LEFT for who joined and gets no digests any more
     */
    public record Member(long id, String email, State state) {}

    /** How a member stands; what else they do with their subscription is their own. */
    public enum State {
        INVITED,
        JOINED,
        LEFT
    }
}
