package dev.paperpost.mail;

import java.nio.charset.StandardCharsets;

/**
 * Text as quoted-printable (RFC 2045 section 6.7) of its UTF-8, in lines that end in {@code \n}. Written here because the library's
 * encoder, a byte at a time through two synchronised streams, took more than all the templates of a digest together.
 */
final class QuotedPrintable {

    /** Without the sign of a soft line break, which is the 76th. */
    private static final int LONGEST_LINE = 75;

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final StringBuilder encoded;
    private int column;

    private QuotedPrintable(int capacity) {
        encoded = new StringBuilder(capacity);
    }

    /** @param text well-formed, its lines ended by {@code \n} alone */
    static String of(String text) {
        QuotedPrintable writer = new QuotedPrintable(text.length() * 5 / 4);
        int length = text.length();
        for (int at = 0; at < length; ) {
            char c = text.charAt(at);
            if (c == '\n') {
                writer.endLine();
                at++;
            } else if (c > ' ' && c <= '~' && c != '=') {
                writer.literal(c);
                at++;
            } else if (c == ' ' && at + 1 < length && text.charAt(at + 1) != '\n') {
                writer.literal(c);
                at++;
            } else {
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
                    writer.octet(octet & 0xFF);
                }
            }
        }
        return writer.encoded.toString();
    }

    private void literal(char c) {
        makeRoom(1);
        encoded.append(c);
    }

    private void octet(int octet) {
        makeRoom(3);
        encoded.append('=').append(HEX[octet >> 4]).append(HEX[octet & 15]);
    }

    private void makeRoom(int more) {
        if (column + more > LONGEST_LINE) {
            encoded.append('=');
            endLine();
        }
        column += more;
    }

    private void endLine() {
        encoded.append('\n');
        column = 0;
    }
}
