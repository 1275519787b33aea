package dev.paperpost.paper;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a JSON document of papers: a list of them, an object whose {@code papers} is such a list, or one paper; several of
 * these may follow each other. One paper at a time is in memory.
 */
public final class PaperDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAPERS = "papers";

    private final JsonParser parser;
    private final String defaultSource;
    private final FileImport run;
    private int number;

    private PaperDocument(JsonParser parser, String defaultSource, FileImport run) {
        this.parser = parser;
        this.defaultSource = defaultSource;
        this.run = run;
    }

    /**
     * Reads all papers into a run that the caller ends.
     *
     * @param document UTF-8, -16 or -32; not closed here
     * @param defaultSource for papers that name none
     * @throws com.fasterxml.jackson.core.JsonProcessingException when it is not JSON from some place on; the run has what
     *     stands before
     * @throws IOException when the stream breaks; the same holds
     */
    public static void read(InputStream document, String defaultSource, FileImport run) throws IOException {
        try (JsonParser parser = JSON.createParser(document).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            new PaperDocument(parser, defaultSource, run).read();
        }
    }

    private void read() throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                list();
            } else if (token == JsonToken.START_OBJECT) {
                object();
            } else {
                element();
            }
        }
    }

    private void list() throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element();
        }
    }

    /** Whether it is a paper itself is known only at its end. */
    private void object() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        ObjectNode fields = JSON.createObjectNode();
        boolean isList = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            boolean array = parser.nextToken() == JsonToken.START_ARRAY;
            if (field.equals(PAPERS) && array) {
                isList = true;
                list();
            } else if (isList) {
                parser.skipChildren();
            } else {
                fields.set(field, parser.<JsonNode>readValueAsTree());
            }
        }
        if (!isList) {
            take(start, fields);
        }
    }

    private void element() throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        take(start, parser.readValueAsTree());
    }

    private void take(JsonLocation start, JsonNode node) {
        number++;
        FileImport.Place place = new FileImport.Place(start.getLineNr(), "paper " + number);
        IncomingPaper paper;
        try {
            paper = PaperLine.of(node, defaultSource);
        } catch (InvalidPaperException e) {
            run.reject(place, e.getMessage());
            return;
        }
        run.add(place, parser.currentLocation().getByteOffset() - start.getByteOffset(), paper);
    }
}
