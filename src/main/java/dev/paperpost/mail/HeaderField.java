package dev.paperpost.mail;

import java.util.Locale;
import java.util.Set;

/**
 * Makes one header field safe to send. Every value is checked here, because the client underneath writes what it is given:
 * a line break in a value would become a header of its own.
 */
class HeaderField {

    /** RFC 5322 section 2.1.1, without the line end. */
    private static final int LONGEST_LINE = 998;

    private static final int LONGEST_NAME = 76;

    private static final Set<String> ADDRESSES = Set.of("from", "reply-to", "sender", "list-id");
    private static final Set<String> FREE_TEXT = Set.of("subject", "comments");
    private static final Set<String> OURS =
            Set.of("to", "cc", "bcc", "subject", "mime-version", "content-type", "content-transfer-encoding");

    private HeaderField() {}

    /** The value as it goes on the wire: ASCII, folded. */
    static String encode(String name, String value) throws HeaderProblem {
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new HeaderProblem("the header " + name + " is made from the mail itself, not given beside it");
        }
        return encodeAny(name, value);
    }

    static String encodeSubject(String subject) throws HeaderProblem {
        return encodeAny("Subject", subject);
    }

    private static String encodeAny(String name, String value) throws HeaderProblem {
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || name.indexOf(':') >= 0
                || name.indexOf(' ') >= 0
                || !MimeText.isPrintableAscii(name)) {
            throw new HeaderProblem("a header has a name that is none: letters, digits and hyphens only");
        }
        if (value == null || holdsControl(value)) {
            throw new HeaderProblem("the header " + name
                    + " holds a line break or another control character; remove it where the value is made");
        }
        int used = name.length() + ": ".length();
        String encoded = encode(name, value.strip(), used);
        if (longestLine(encoded, used) > LONGEST_LINE) {
            throw new HeaderProblem("the header " + name + " has more than " + LONGEST_LINE
                    + " characters without a space to break the line at");
        }
        return encoded;
    }

    private static boolean holdsControl(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 127) {
                return true;
            }
        }
        return false;
    }

    /** With the name before the first line. */
    private static int longestLine(String encoded, int used) {
        int longest = 0;
        int column = used;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            column = c == '\r' || c == '\n' ? 0 : column + 1;
            longest = Math.max(longest, column);
        }
        return longest;
    }

    private static String encode(String name, String value, int used) throws HeaderProblem {
        String known = name.toLowerCase(Locale.ROOT);
        if (FREE_TEXT.contains(known)) {
            return MimeText.unstructured(value, used);
        }
        if (ADDRESSES.contains(known)) {
            return HeaderAddress.parse(name, value).encode(used);
        }
        if (!MimeText.isPrintableAscii(value)) {
            throw new HeaderProblem("the header " + name + " may hold ASCII only");
        }
        return MimeText.fold(value, used);
    }
}
