package dev.paperpost.mail;

import java.net.URI;
import java.util.Optional;

/**
 * Who the mails come from.
 *
 * @param name display name, any text on one line
 * @param address the bare address
 * @param replyTo where answers go when not to the address
 * @param baseUrl where readers reach this service
 */
record Sender(String name, String address, Optional<String> replyTo, URI baseUrl) {

    /** The part of the address after the at sign. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
