package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks the sources and stores what they bring; no source's trouble disturbs another. Thread-safe, over all nodes. */
@ApplicationScoped
public class Harvest {

    /** Asks one source now; empty when there is none of that name. Never throws. */
    public Optional<FetchReport> fetchNow(String name) {
        throw new UnsupportedOperationException("source room, in work");
    }

    /** Asks every source now, one after the other. Never throws. */
    public List<FetchReport> fetchAll() {
        throw new UnsupportedOperationException("source room, in work");
    }

    /** The latest fetch of each configured source. */
    public List<SourceStatus> latest() {
        throw new UnsupportedOperationException("source room, in work");
    }
}
