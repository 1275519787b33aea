package dev.paperpost.mail;

import java.util.Optional;

/**
 * Who the mails come from.
 *
 * @param name display name, any text on one line
 * @param address the bare address
 * @param replyTo where answers go when not to the address
 */
record Sender(String name, String address, Optional<String> replyTo) {

    /** @param from a bare address, or one in angle brackets after a name that is not used */
    static Sender of(String name, String from, Optional<String> replyTo) {
        String address = from.substring(from.lastIndexOf('<') + 1).replace(">", "");
        return new Sender(name, address.strip(), replyTo);
    }

    /** The part of the address after the at sign. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
