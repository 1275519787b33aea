package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/** Reads papers as NDJSON, one a line, of any length in constant memory. Thread-safe. */
@ApplicationScoped
public class PaperImport {

    /**
     * Stores every good line and locates every bad one.
     *
     * @param ndjson UTF-8; not closed here
     * @param defaultSource for lines that name none
     * @throws IOException when the stream breaks; lines before that may have been stored
     */
    public ImportReport read(InputStream ndjson, String defaultSource) throws IOException {
        throw new UnsupportedOperationException("paper room, in work");
    }
}
