package dev.paperpost.paper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is stored. Thread-safe; every call may be made with or without a transaction. */
@ApplicationScoped
public class Archive {

    private static final int CHUNK = 500;

    private final PaperRepository papers;

    Archive(PaperRepository papers) {
        this.papers = papers;
    }

    /** One page of the papers of a span of days. */
    public Page<Paper> find(ArchiveQuery query) {
        List<Paper> found = read(() -> papers.page(query));
        boolean hasNext = found.size() > query.limit();
        return new Page<>(hasNext ? found.subList(0, query.limit()) : found, query.page(), hasNext);
    }

    /** The work with this identifier, in any spelling {@link WorkId#parse} understands. */
    public Optional<Paper> byExternalId(String anyIdentifier) {
        String clean = CleanText.line(anyIdentifier);
        return read(() -> papers.byIdentifier(WorkId.parse(clean).identifier()));
    }

    /** The papers with these keys; keys that are not known are missing from the answer. */
    public Map<Long, Paper> byIds(Collection<Long> ids) {
        return read(() -> papers.byIds(ids)).stream().collect(Collectors.toMap(Paper::id, Function.identity()));
    }

    /** Where the work was seen, first seen first. */
    public List<SourceSeen> sources(long paperId) {
        return read(() -> papers.sources(paperId));
    }

    /**
     * Hands over every paper that first arrived at or after the moment, oldest first, in constant memory. No transaction of
     * this call is open while the consumer runs.
     */
    public void forEachArrivedSince(Instant since, Consumer<Paper> consumer) {
        Instant arrival = since;
        long id = -1;
        List<Paper> chunk;
        do {
            Instant from = arrival;
            long after = id;
            chunk = QuarkusTransaction.requiringNew().call(() -> papers.arrivedAfter(from, after, CHUNK));
            chunk.forEach(consumer);
            if (!chunk.isEmpty()) {
                Paper last = chunk.get(chunk.size() - 1);
                arrival = last.arrivedAt();
                id = last.id();
            }
        } while (chunk.size() == CHUNK);
    }

    private static <T> T read(Callable<T> query) {
        return QuarkusTransaction.joiningExisting().call(query);
    }
}
