package dev.paperpost.source;

import dev.paperpost.paper.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts BibTeX into entries without understanding them. What stands between two entries is a comment. One that is not closed
 * ends where the next begins on a line of its own, so it takes none of the others along.
 */
final class BibEntries {

    private static final Pattern START = Pattern.compile("@\\s*(\\w+)\\s*[{(]\\s*([^\\s,{}()=\"]*)");
    private static final Pattern START_OF_LINE = Pattern.compile("\\s*@\\s*\\w+\\s*[{(].*", Pattern.DOTALL);
    private static final int LARGEST = Lines.LIMIT;
    private static final int DEEPEST = 100;

    private final Lines lines;
    private final Deque<Entry> cut = new ArrayDeque<>();
    private Lines.Line next;

    /** Reads from there; the stream is not closed here. */
    BibEntries(InputStream in) throws IOException {
        this.lines = new Lines(in);
        this.next = lines.next();
    }

    /**
     * One entry.
     *
     * @param line where it begins, from 1
     * @param type {@code article}
     * @param key empty when it has none
     * @param text from its {@code @} to its last brace; null when there is a problem
     * @param problem why it cannot be read, else null
     */
    record Entry(long line, String type, String key, String text, String problem) {

        /** How an operator finds it. */
        String name() {
            return "@" + type + (key.isEmpty() ? "" : " " + key);
        }
    }

    /** Null at the end. */
    Entry next() throws IOException {
        while (cut.isEmpty() && next != null) {
            cut(piece());
        }
        return cut.poll();
    }

    /** The lines from one on which an entry begins, or the first one, to the next such line. */
    private record Piece(long line, byte[] bytes, boolean tooLong) {}

    private Piece piece() throws IOException {
        long first = next.number();
        boolean tooLong = false;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        do {
            tooLong |= next.tooLong() || bytes.size() + next.bytes().length > LARGEST;
            if (!tooLong) {
                bytes.writeBytes(next.bytes());
                bytes.write('\n');
            }
            next = lines.next();
        } while (next != null && !startsEntry(next.bytes()));
        return new Piece(first, bytes.toByteArray(), tooLong);
    }

    private static boolean startsEntry(byte[] line) {
        String start = new String(line, 0, Math.min(line.length, 200), StandardCharsets.ISO_8859_1);
        return START_OF_LINE.matcher(start).matches();
    }

    private void cut(Piece piece) {
        String text = new String(piece.bytes(), StandardCharsets.UTF_8);
        Matcher start = START.matcher(text);
        int from = 0;
        long line = piece.line();
        while (start.find(from)) {
            line += text.substring(from, start.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            int end = end(text, start.end(1));
            String entry = text.substring(start.start(), Math.max(end, start.end()));
            cut.add(new Entry(line, start.group(1), start.group(2), entry, problem(piece, end)));
            if (end < 0) {
                return;
            }
            line += entry.chars().filter(c -> c == '\n').count();
            from = end;
        }
    }

    private static String problem(Piece piece, int end) {
        if (piece.tooLong()) {
            return "the entry is longer than 2 MiB; an abstract may have 100,000 characters";
        }
        if (end < 0) {
            return "the entry is not closed; is a brace missing?";
        }
        return isUtf8(piece.bytes()) ? null : "the entry is not UTF-8; convert the file to UTF-8";
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Behind the brace that closes what opens next, or -1 when none does, or too many are open. */
    private static int end(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
                if (depth <= 0) {
                    return i + 1;
                }
            }
            if (depth > DEEPEST) {
                return -1;
            }
        }
        return -1;
    }
}
