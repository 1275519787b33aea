package dev.paperpost.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Plain text and HTML as one multipart/alternative (RFC 2046 section 5.1.4), the plainer first. Made here and not by the mail
 * client, whose boundary is another one at each attempt and whose signature does not hold for every body: this way a mail has
 * the same octets on every attempt, and what is signed is one text that is sent as it stands.
 */
final class MimeAlternatives {

    /** Quoted-printable text never holds {@code =_}, so no body can hold the boundary (RFC 2045 section 6.7). */
    private static final String BOUNDARY = "=_paperpost_alternative";

    static final String CONTENT_TYPE = "multipart/alternative; boundary=\"" + BOUNDARY + "\"";

    private MimeAlternatives() {}

    /** ASCII in lines of at most 76 characters that end in {@code \n} and never in a space; parses to exactly these bodies. */
    static String of(String text, String html) {
        return part("plain", text) + part("html", html) + "--" + BOUNDARY + "--\n";
    }

    private static String part(String subtype, String body) {
        return "--" + BOUNDARY + "\nContent-Type: text/" + subtype
                + "; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                + quotedPrintable(sendable(body)) + "\n";
    }

    private static String quotedPrintable(String body) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(body.length() * 5 / 4);
        try (OutputStream encoder = MimeUtility.encode(encoded, "quoted-printable")) {
            encoder.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("quoted-printable is unknown", e);
        }
        return encoded.toString(StandardCharsets.US_ASCII).replace("\r\n", "\n");
    }

    /** What no mail program can be trusted with, NUL above all, becomes the replacement character; lines end in one way. */
    private static String sendable(String body) {
        return body.replaceAll("\r\n?", "\n").replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F\\x{D800}-\\x{DFFF}]", "\uFFFD");
    }
}
