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
        column++;
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
        makeRoom(3);
        encoded[size++] = '=';
        encoded[size++] = HEX[octet >> 4];
        encoded[size++] = HEX[octet & 15];
        column += 3;
    }

    private void makeRoom(int more) {
        if (column + more > LONGEST_LINE) {
            encoded[size++] = '=';
            endLine();
        }
    }

    private void endLine() {
        encoded[size++] = '\n';
        column = 0;
        if (size + ROOM_FOR_LINE > encoded.length) {
            encoded = Arrays.copyOf(encoded, encoded.length * 2);
        }
    }
}
