package dev.paperpost.operator.doctor;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mail server said.
 *
 * @param code three digits (RFC 5321, section 4.2)
 * @param lines without the code
 */
record SmtpReply(int code, List<String> lines) {

    private static final Pattern ENHANCED = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\S)");

    boolean is(int wanted) {
        return code == wanted;
    }

    /** Whether it refuses for now only. */
    boolean isTransient() {
        return code >= 400 && code < 500;
    }

    /** The arguments of an extension in an answer to EHLO; null when it is not offered. */
    String extension(String keyword) {
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().replace('=', ' ').toUpperCase(Locale.ROOT))
                .filter(line -> line.equals(keyword) || line.startsWith(keyword + " "))
                .map(line -> line.substring(keyword.length()).strip())
                .findFirst()
                .orElse(null);
    }

    /** The code and the text, as part of a sentence. */
    String quoted() {
        return Finding.quote((code + " " + String.join(" ", lines)).strip());
    }

    /** The digits alone: a server may repeat what it was sent. */
    String digits() {
        Matcher enhanced = ENHANCED.matcher(lines.get(0));
        return enhanced.lookingAt() ? code + " " + enhanced.group() : String.valueOf(code);
    }
}
