package dev.paperpost.delivery;

import dev.paperpost.subscription.Suppressions;

/** Why a reader gets no more mail without having asked for that here. */
enum StopReason {
    NO_SUCH_ADDRESS("bounced", "non_existent_email", "bounced", "the address does not exist"),
    DISABLED("bounced", "mailbox_disabled", "bounced", "the mailbox is disabled"),
    SOFT_BOUNCES("bounced", "soft_bounces", "bounced", "digest after digest came back"),
    COMPLAINT("unsubscribed", "complaint", "complained", "the reader complained");

    /** What the subscriber's status becomes. */
    final String status;

    final String endedReason;

    /** Name in the audit. */
    final String event;

    /** What is said of the reader's other mails. */
    final String words;

    StopReason(String status, String endedReason, String event, String words) {
        this.status = status;
        this.endedReason = endedReason;
        this.event = event;
        this.words = words;
    }

    /** Why the address is on the suppression list. */
    Suppressions.Reason suppression() {
        return this == COMPLAINT ? Suppressions.Reason.COMPLAINED : Suppressions.Reason.BOUNCED;
    }
}
