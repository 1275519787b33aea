package dev.paperpost.delivery;

import java.util.Set;
import java.util.function.Consumer;

/**
 * A way in which a mail server can be wrong, and what must come of mails meanwhile.
 *
 * @param server what it does, in words
 * @param mails how many meet it
 * @param wrong makes the server do it
 * @param attempts how many the mails have had when the server mends its ways; at least
 * @param twice whether a mail may be at the server twice in the end
 * @param onOpenConnections whether the mails take connections that were there before
 */
record HostileRow(
        String server,
        int mails,
        Consumer<HostileSmtpServer> wrong,
        Fate fate,
        int attempts,
        boolean twice,
        boolean onOpenConnections) {

    /** What a mail becomes while the server is wrong. */
    enum Fate {
        PASSES("sent", "sent"),
        WAITS("queued, tried again", "queued"),
        WAITS_IN_DOUBT("unknown, tried again with the same Message-ID", "unknown"),
        /** While commands are pipelined the mail client cannot always tell which of them was the last to be answered. */
        WAITS_PERHAPS_IN_DOUBT("queued or unknown, tried again", "queued", "unknown"),
        /** An answer too many is that to the next command: that to DATA, when it is late, becomes that to the message. */
        MAY_PASS("sent or unknown, tried again when in doubt", "sent", "queued", "unknown"),
        FAILS("failed at once, its papers come in the next digest", "failed"),
        FAILS_IN_THE_END("failed after 5 attempts, its papers come in the next digest", "failed"),
        STOPS_THE_READER("failed at once", "failed");

        final String words;
        final Set<String> states;

        Fate(String words, String... states) {
            this.words = words;
            this.states = Set.of(states);
        }

        boolean isFinal() {
            return states.contains("failed");
        }
    }

    static HostileRow row(String server, Fate fate, Consumer<HostileSmtpServer> wrong) {
        int attempts = fate.isFinal() || fate == Fate.PASSES ? 1 : 2;
        return new HostileRow(server, 3, wrong, fate, fate == Fate.FAILS_IN_THE_END ? 5 : attempts, false, false);
    }

    /** Keeps many workers waiting, for one whole time limit. */
    HostileRow forManyMailsOnce() {
        return new HostileRow(server, 8, wrong, fate, 1, twice, onOpenConnections);
    }

    HostileRow forOneMailThatMayArriveTwice() {
        return new HostileRow(server, 1, wrong, fate, 1, true, onOpenConnections);
    }

    HostileRow overOpenConnections() {
        return new HostileRow(server, mails, wrong, fate, attempts, twice, true);
    }

    @Override
    public String toString() {
        return server;
    }
}
