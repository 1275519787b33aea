package dev.paperpost.mail;

import java.util.Map;

/**
 * A complete message, the same for every attempt to send it.
 *
 * @param to one address, domain in ASCII
 * @param subject as a person reads it; encoded when sent
 * @param text UTF-8, lines end in {@code \n}
 * @param html UTF-8, lines end in {@code \n}
 * @param headers in order, names to unencoded values; includes Message-ID and Date
 */
public record OutgoingMail(String to, String subject, String text, String html, Map<String, String> headers) {}
