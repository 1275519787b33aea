package dev.paperpost.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The lines of a stream of any length. Of a line beyond the limit no more than the limit is ever held in memory. */
public final class Lines {

    /** Bytes of one line, without its end. */
    public static final int LIMIT = 2 * 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private long number;
    private long filled;

    /** Reads from there; the stream is not closed here. */
    public Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param bytes empty when the line is too long
     */
    public record Line(long number, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** How many bytes the lines given so far had, with their ends. */
    long bytes() {
        return filled - (end - position);
    }

    /** The next line, or null at the end of the stream. */
    public Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        while (fill()) {
            int stop = position;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            tooLong |= line.size() + stop - position > LIMIT;
            if (!tooLong) {
                line.write(buffer, position, stop - position);
            }
            boolean complete = stop < end;
            position = complete ? stop + 1 : stop;
            if (complete) {
                break;
            }
        }
        return new Line(number, tooLong ? new byte[0] : line.toByteArray(), tooLong);
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = Math.max(0, in.read(buffer));
        filled += end;
        return end > 0;
    }
}
