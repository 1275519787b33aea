package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;
import dev.paperpost.mail.SendResult.Stage;
import java.util.Set;

/** What the result of an attempt means for the mail, its reader and the worker pool. */
enum Verdict {
    SENT,
    /** Try this mail again later. */
    RETRY,
    /** Try again later, and the receiving domain more slowly: it asked for that. */
    RETRY_SLOWLY,
    /** Try again later, and give the server a rest: it refuses or cannot be reached whatever the mail. */
    RETRY_AND_PAUSE,
    /** It may have arrived; try again with the same Message-ID. */
    UNKNOWN,
    /** The address does not exist: the reader gets no more mail. */
    BOUNCED,
    /** Refused for what we sent or who we are, no fault of the reader. */
    OUR_FAULT,
    /** Refused for a mailbox that may be well again: counts a little against the reader. */
    FAILED;

    /** RFC 4954 section 6: authentication is missing, too weak or failed; no mail can leave until that is mended. */
    private static final Set<Integer> AUTHENTICATION = Set.of(432, 454, 530, 534, 535, 538);

    static Verdict of(SendResult result) {
        if (result instanceof SendResult.Accepted) {
            return SENT;
        }
        if (result instanceof SendResult.Unreachable) {
            return RETRY_AND_PAUSE;
        }
        if (result instanceof SendResult.Unknown) {
            return UNKNOWN;
        }
        return result instanceof SendResult.Refused refused ? of(refused) : OUR_FAULT;
    }

    private static Verdict of(SendResult.Refused refused) {
        if (AUTHENTICATION.contains(refused.code()) || refused.code() < 500 && refused.stage() == Stage.SENDER) {
            return RETRY_AND_PAUSE;
        }
        if (refused.code() < 500) {
            // 4.2.x speaks of one mailbox (RFC 3463 section 3.3).
            return refused.enhanced().startsWith("4.2.") && refused.code() != 421 ? RETRY : RETRY_SLOWLY;
        }
        if (refused.stage() == Stage.SENDER) {
            return OUR_FAULT;
        }
        return switch (BounceKind.of(refused)) {
            case HARD -> BOUNCED;
            case DISABLED, SOFT -> FAILED;
            case NONE -> OUR_FAULT;
        };
    }
}
