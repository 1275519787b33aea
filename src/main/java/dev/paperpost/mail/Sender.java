package dev.paperpost.mail;

import java.util.Optional;

/**
 * Who the mails come from.
 *
 * @param name display name, any text on one line
 * @param address the bare address, its domain in ASCII
 * @param replyTo where answers go when not to the address; bare, its domain in ASCII
 */
record Sender(String name, String address, Optional<String> replyTo) {

    /**
     * Reads the configuration.
     *
     * @param from a bare address, or one in angle brackets after a name that is not used
     * @param replyTo likewise
     * @throws IllegalArgumentException with a sentence for the operator when no mail can be sent with it
     */
    static Sender of(String name, String from, Optional<String> replyTo) {
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR)) {
            throw new IllegalArgumentException("paperpost.mail.from-name must be a name on one line, without control"
                    + " characters; remove the line break or tab from it");
        }
        return new Sender(
                name.strip(),
                address("quarkus.mailer.from", "digest@example.org", from),
                replyTo.map(address -> address("paperpost.mail.reply-to", "help@example.org", address)));
    }

    /** The part of the address after the at sign. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String address(String property, String example, String value) {
        try {
            return HeaderAddress.ascii(
                    HeaderAddress.parse(property, value.strip()).address().strip());
        } catch (HeaderProblem problem) {
            throw new IllegalArgumentException(property + " must be one address such as " + example + "; "
                    + problem.getMessage() + " in \"" + value + "\"");
        }
    }
}
