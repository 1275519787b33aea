package dev.paperpost.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes one header field safe to send. Every value is checked here, because the client underneath writes what it is given:
 * a line break in a value would become a header of its own.
 */
class HeaderField {

    /** RFC 5322 section 2.1.1, without the line end. */
    private static final int LONGEST_LINE = 998;

    private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern LINE_END = Pattern.compile("\r\n");

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
        if (!NAME.matcher(name).matches()) {
            throw new HeaderProblem("a header has a name that is none: letters, digits and hyphens only");
        }
        if (value == null || value.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw new HeaderProblem("the header " + name
                    + " holds a line break or another control character; remove it where the value is made");
        }
        int used = name.length() + ": ".length();
        String encoded = encode(name, value.strip(), used);
        for (String line : LINE_END.split(encoded)) {
            if (used + line.length() > LONGEST_LINE) {
                throw new HeaderProblem("the header " + name + " has more than " + LONGEST_LINE
                        + " characters without a space to break the line at");
            }
        }
        return encoded;
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
