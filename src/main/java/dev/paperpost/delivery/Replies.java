package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;

/** Results in words, for the operator's list and the log. */
class Replies {

    private Replies() {}

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
