package dev.paperpost.mail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text as quoted-printable (RFC 2045 section 6.7) of its UTF-8. Written here because the library's encoder, a byte at a time
 * through two synchronised streams, took more than all the templates of a digest together.
 */
final class QuotedPrintable {

    /** Without the sign of a soft line break, which is the 76th. */
    private static final int LONGEST_LINE = 75;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final char REPLACEMENT = '\uFFFD';

    private byte[] encoded;
    private int size;
    private int column;

    private QuotedPrintable(int capacity) {
        encoded = new byte[capacity];
    }

    /**
     * ASCII in lines of at most 76 characters that end in {@code \n} and never in a space. All line ends become one, and what no
     * mail program can be trusted with, NUL above all, the replacement character.
     */
    static String of(String text) {
        QuotedPrintable writer = new QuotedPrintable(text.length() * 5 / 4 + 16);
        char[] chars = text.toCharArray();
        for (int at = 0; at < chars.length; at++) {
            char c = chars[at];
            if (c > ' ' && c <= '~' && c != '=' || c == ' ' && isInLine(chars, at + 1)) {
                writer.literal(c);
            } else if (c == '\n' || c == '\r') {
                writer.endLine();
                at += c == '\r' && at + 1 < chars.length && chars[at + 1] == '\n' ? 1 : 0;
            } else if (Character.isSurrogate(c)) {
                int point = Character.codePointAt(chars, at);
                boolean pair = Character.isSupplementaryCodePoint(point);
                writer.octets(pair ? point : REPLACEMENT);
                at += pair ? 1 : 0;
            } else {
                boolean harmless = c > '~' && c != '\u007F' || c == '=' || c == ' ' || c == '\t';
                writer.octets(harmless ? c : REPLACEMENT);
            }
        }
        return new String(writer.encoded, 0, writer.size, StandardCharsets.ISO_8859_1);
    }

    private static boolean isInLine(char[] chars, int at) {
        return at < chars.length && chars[at] != '\n' && chars[at] != '\r';
    }

    private void literal(char c) {
        makeRoom(1);
        encoded[size++] = (byte) c;
    }

    private void octets(int point) {
        for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            makeRoom(3);
            encoded[size++] = '=';
            encoded[size++] = HEX[(octet & 0xFF) >> 4];
            encoded[size++] = HEX[octet & 15];
        }
    }

    private void makeRoom(int more) {
        if (column + more > LONGEST_LINE) {
            append('=');
            endLine();
        }
        column += more;
        if (size + more > encoded.length) {
            encoded = Arrays.copyOf(encoded, encoded.length * 2);
        }
    }

    private void endLine() {
        append('\n');
        column = 0;
    }

    private void append(char c) {
        if (size == encoded.length) {
            encoded = Arrays.copyOf(encoded, encoded.length * 2);
        }
        encoded[size++] = (byte) c;
    }
}
