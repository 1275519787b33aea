package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;

/** Results in words, for the operator's list and the log. */
class Replies {

    private Replies() {}

    /** Such as {@code 550 5.1.1}; empty when no server said no. */
    static String codes(SendResult result) {
        return result instanceof SendResult.Refused refused ? (refused.code() + " " + refused.enhanced()).strip() : "";
    }

    /** Null when there is nothing to say. */
    static String of(SendResult result) {
        if (result instanceof SendResult.Refused refused) {
            return refused.code() + " " + refused.reply();
        }
        if (result instanceof SendResult.Unreachable unreachable) {
            return unreachable.detail();
        }
        if (result instanceof SendResult.Unknown unknown) {
            return unknown.detail();
        }
        return result instanceof SendResult.Unsendable unsendable ? unsendable.detail() : null;
    }
}
