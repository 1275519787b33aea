package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.ImportReport;
import dev.paperpost.paper.PaperImport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** About sixty well-known works of many fields, summarised in our own words, to show what Paperpost does. */
@ApplicationScoped
public class SampleFeed {

    private static final String FEED = "/sample/papers.ndjson";

    private final PaperImport papers;

    SampleFeed(PaperImport papers) {
        this.papers = papers;
    }

    /** Stores the bundled papers; storing them again changes nothing. */
    public ImportReport store() {
        try (InputStream feed = SampleFeed.class.getResourceAsStream(FEED)) {
            return papers.read(feed, "sample", Arrival.NEW);
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled sample feed cannot be read", e);
        }
    }
}
