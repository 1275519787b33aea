package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Keeps each work once, whatever source, version or identifier it came by. Thread-safe, also over several nodes. */
@ApplicationScoped
public class PaperStore {

    /** Stores the papers in one transaction of its own; storing the same again changes nothing. */
    public StoreReport store(List<IncomingPaper> papers) {
        throw new UnsupportedOperationException("paper room, in work");
    }
}
