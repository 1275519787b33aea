package dev.paperpost.mail;

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
                + QuotedPrintable.of(body) + "\n";
    }
}
