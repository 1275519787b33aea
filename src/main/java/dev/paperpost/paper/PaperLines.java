package dev.paperpost.paper;

import java.io.IOException;
import java.io.InputStream;

/** Reads a file of papers as NDJSON, one a line, of any length in constant memory. */
public final class PaperLines {

    private PaperLines() {}

    /**
     * Reads all papers into an import that the caller ends. A line may have 2 MiB; blank lines are skipped.
     *
     * @param ndjson UTF-8; not closed here
     * @param defaultSource for lines that name none
     * @throws IOException when the stream breaks; the import has what was read before
     */
    public static void read(InputStream ndjson, String defaultSource, FileImport file) throws IOException {
        Lines lines = new Lines(ndjson);
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                take(line, defaultSource, file);
            }
        }
    }

    private static void take(Lines.Line line, String defaultSource, FileImport file) {
        FileImport.Place place = new FileImport.Place(line.number(), "");
        if (line.tooLong()) {
            file.reject(place, "the line is longer than 2 MiB; an abstract may have 100,000 characters");
            return;
        }
        IncomingPaper paper;
        try {
            paper = PaperLine.read(line.bytes(), defaultSource);
        } catch (InvalidPaperException e) {
            file.reject(place, e.getMessage());
            return;
        }
        file.add(place, line.bytes().length, paper);
    }
}
