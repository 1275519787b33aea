package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;
import dev.paperpost.mail.SendResult.Stage;
import java.util.Set;
import java.util.regex.Pattern;

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
    FAILED;

    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /** Servers without enhanced codes say it in words; anything vaguer must not end a subscription. */
    private static final Pattern NO_SUCH_USER = Pattern.compile(
            "(?i)\\b(no such (user|mailbox|recipient)|(user|recipient|mailbox|address) (is )?(unknown|not found)"
                    + "|unknown (user|recipient|mailbox)|(user|mailbox|account|address) does(n't| not) exist)\\b");

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
        if (refused.enhanced().isEmpty()) {
            boolean named = (refused.code() == 550 || refused.code() == 553)
                    && NO_SUCH_USER.matcher(refused.reply()).find();
            return named ? BOUNCED : refused.code() == 554 ? OUR_FAULT : FAILED;
        }
        if (NO_SUCH_ADDRESS.contains(refused.enhanced())) {
            return BOUNCED;
        }
        boolean ours = refused.code() == 554
                || refused.enhanced().startsWith("5.7.")
                || refused.enhanced().startsWith("5.6.");
        return ours ? OUR_FAULT : FAILED;
    }
}
