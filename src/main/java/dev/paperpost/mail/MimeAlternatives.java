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

    private static final char REPLACEMENT = '\uFFFD';
    private static final char DELETE = 0x7F;

    private MimeAlternatives() {}

    /** ASCII in lines of at most 76 characters that end in {@code \n} and never in a space; parses to exactly these bodies. */
    static String of(String text, String html) {
        return part("plain", text) + part("html", html) + "--" + BOUNDARY + "--\n";
    }

    private static String part(String subtype, String body) {
        return "--" + BOUNDARY + "\nContent-Type: text/" + subtype
                + "; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                + QuotedPrintable.of(sendable(body)) + "\n";
    }

    /** What no mail program can be trusted with, NUL above all, becomes the replacement character; lines end in one way. */
    private static String sendable(String body) {
        StringBuilder sendable = new StringBuilder(body.length());
        for (int at = 0; at < body.length(); at++) {
            char c = body.charAt(at);
            if (c == '\r') {
                sendable.append('\n');
                at += at + 1 < body.length() && body.charAt(at + 1) == '\n' ? 1 : 0;
            } else if (Character.isSurrogate(c)) {
                int point = body.codePointAt(at);
                at += Character.charCount(point) - 1;
                sendable.appendCodePoint(Character.isSupplementaryCodePoint(point) ? point : REPLACEMENT);
            } else {
                sendable.append(c < ' ' && c != '\n' && c != '\t' || c == DELETE ? REPLACEMENT : c);
            }
        }
        return sendable.toString();
    }
}
