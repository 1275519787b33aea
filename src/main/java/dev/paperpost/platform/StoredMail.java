package dev.paperpost.platform;

import java.time.Instant;
import java.util.List;

/**
 * A mail as it arrived in the built-in mailbox.
 *
 * @param id sortable by arrival, safe in a path and a URL
 * @param from decoded, as a person reads it
 * @param to decoded, as a person reads it
 * @param subject decoded, empty when there is none
 * @param html as sent, not made safe in any way: show it in a sandbox; empty when there is none
 * @param text empty when there is none
 * @param headers in the order of the message, raw values unfolded
 * @param source the message as it came over the wire
 */
public record StoredMail(
        String id,
        Instant receivedAt,
        String from,
        String to,
        String subject,
        String html,
        String text,
        List<Header> headers,
        String source) {

    /** One header field. */
    public record Header(String name, String value) {}
}
