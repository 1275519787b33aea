package dev.paperpost.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in header fields: RFC 2047 encoded words, and RFC 5322 folding. Written by hand because the mail client underneath
 * encodes each UTF-16 unit on its own, so that {@code 𝒪} and emoji arrive as {@code ??}.
 */
class MimeText {

    /** RFC 2047 section 2: a line with an encoded word is at most 76 characters, the word itself at most 75. */
    private static final int LINE = 76;

    private static final int WORD = 75;
    private static final String WORD_START = "=?UTF-8?B?";
    private static final String WORD_END = "?=";
    private static final String FOLD = "\r\n ";

    private MimeText() {}

    /**
     * A field body of free text, encoded when it must be, and folded.
     *
     * @param used characters of the first line already taken by the field's name
     */
    static String unstructured(String text, int used) {
        return isPlain(text) ? fold(text, used) : encodedWords(text, used);
    }

    /** Whether the text means itself in a header: printable ASCII, nothing like an encoded word, no endless word. */
    static boolean isPlain(String text) {
        return isPrintableAscii(text) && !text.contains("=?") && longestRun(text) < WORD;
    }

    static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** Base64 words of whole characters, one a line. */
    static String encodedWords(String text, int used) {
        StringBuilder lines = new StringBuilder();
        int room = Math.min(WORD, LINE - used);
        int from = 0;
        while (from < text.length()) {
            if (from > 0) {
                lines.append(FOLD);
                room = WORD;
            }
            int to = endOfWord(text, from, bytesIn(room));
            lines.append(WORD_START)
                    .append(Base64.getEncoder()
                            .encodeToString(text.substring(from, to).getBytes(StandardCharsets.UTF_8)))
                    .append(WORD_END);
            from = to;
        }
        return lines.toString();
    }

    /** Breaks long lines at spaces; a run without a space stays whole. */
    static String fold(String text, int used) {
        if (used + text.length() <= LINE) {
            return text;
        }
        StringBuilder folded = new StringBuilder();
        int column = used;
        int from = 0;
        while (from < text.length()) {
            int to = endOfRun(text, from);
            boolean blank = text.charAt(to - 1) == ' ';
            if (column + to - from > LINE && column > used && !blank) {
                folded.append("\r\n");
                column = 0;
            }
            folded.append(text, from, to);
            column += to - from;
            from = to;
        }
        return folded.toString();
    }

    /** The end of a run of spaces and the word after it. */
    private static int endOfRun(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == ' ') {
            to++;
        }
        while (to < text.length() && text.charAt(to) != ' ') {
            to++;
        }
        return to;
    }

    /** Bytes of text that fit into an encoded word of so many characters; base64 makes four characters of three bytes. */
    private static int bytesIn(int room) {
        return Math.max(4, (room - WORD_START.length() - WORD_END.length()) / 4 * 3);
    }

    private static int endOfWord(String text, int from, int bytes) {
        int to = from;
        int left = bytes;
        while (to < text.length()) {
            int character = text.codePointAt(to);
            left -= utf8Length(character);
            if (left < 0) {
                break;
            }
            to += Character.charCount(character);
        }
        return to;
    }

    private static int utf8Length(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == ' ' ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
