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

    /** The longest line, the sign of a soft line break and the line end. */
    private static final int ROOM_FOR_LINE = LONGEST_LINE + 2;

    private byte[] encoded;
    private int size;
    private int column;

    private QuotedPrintable(int expectedSize) {
        encoded = new byte[expectedSize + ROOM_FOR_LINE];
    }

    /**
     * ASCII in lines of at most 76 characters that end in {@code \n} and never in a space. All line ends become one, and what no
     * mail program can be trusted with, NUL above all, the replacement character.
     */
    static String of(String text) {
        QuotedPrintable writer = new QuotedPrintable(text.length() * 5 / 4);
        char[] chars = text.toCharArray();
        for (int at = writer.literals(chars, 0); at < chars.length; at = writer.literals(chars, at + 1)) {
            char c = chars[at];
            if (c == '\n' || c == '\r') {
                writer.encodeSpaceAtEnd();
                writer.endLine();
                at += c == '\r' && at + 1 < chars.length && chars[at + 1] == '\n' ? 1 : 0;
            } else if (Character.isSurrogate(c)) {
                int point = Character.codePointAt(chars, at);
                boolean pair = Character.isSupplementaryCodePoint(point);
                writer.octets(pair ? point : REPLACEMENT);
                at += pair ? 1 : 0;
            } else {
                boolean harmless = c > '~' && c != '\u007F' || c == '=' || c == '\t';
                writer.octets(harmless ? c : REPLACEMENT);
            }
        }
        writer.encodeSpaceAtEnd();
        return new String(writer.encoded, 0, writer.size, StandardCharsets.ISO_8859_1);
    }

    /** Writes all that stands for itself, a line at a time, and returns where it ends. */
    private int literals(char[] chars, int from) {
        int at = from;
        while (true) {
            int start = at;
            int lineEnd = Math.min(chars.length, start + LONGEST_LINE - column);
            byte[] to = encoded;
            int shift = size - start;
            while (at < lineEnd && isLiteral(chars[at])) {
                to[shift + at] = (byte) chars[at];
                at++;
            }
            size += at - start;
            column += at - start;
            if (at < lineEnd || at == chars.length || !isLiteral(chars[at])) {
                return at;
            }
            softBreak();
        }
    }

    private static boolean isLiteral(char c) {
        return c >= ' ' && c <= '~' && c != '=';
    }

    private void encodeSpaceAtEnd() {
        if (column > 0 && encoded[size - 1] == ' ') {
            size--;
            column--;
            octet(' ');
        }
    }

    private void octets(int point) {
        if (point < 0x80) {
            octet(point);
        } else if (point < 0x800) {
            octet(0xC0 | point >> 6);
            octet(0x80 | point & 0x3F);
        } else if (point < 0x10000) {
            octet(0xE0 | point >> 12);
            octet(0x80 | point >> 6 & 0x3F);
            octet(0x80 | point & 0x3F);
        } else {
            octet(0xF0 | point >> 18);
            octet(0x80 | point >> 12 & 0x3F);
            octet(0x80 | point >> 6 & 0x3F);
            octet(0x80 | point & 0x3F);
        }
    }

    private void octet(int octet) {
        if (column + 3 > LONGEST_LINE) {
            softBreak();
        }
        encoded[size++] = '=';
        encoded[size++] = HEX[octet >> 4];
        encoded[size++] = HEX[octet & 15];
        column += 3;
    }

    private void softBreak() {
        encoded[size++] = '=';
        endLine();
    }

    private void endLine() {
        encoded[size++] = '\n';
        column = 0;
        if (size + ROOM_FOR_LINE > encoded.length) {
            encoded = Arrays.copyOf(encoded, encoded.length * 2);
        }
    }
}
