package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.StoreReport;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a source may ask of the world and give to it during one fetch. Manners (one request at a time, the pause between
 * requests, Retry-After, a size and a time limit) are kept here, so that no adapter can forget them. For one thread.
 */
interface Intake {

    /** The moment of the fetch. */
    Instant now();

    /** Whether nothing was ever fetched from this source: what lies in the past is then an archive, not late news. */
    boolean isFirst();

    /**
     * The answer to a GET, whatever its status.
     *
     * @throws IOException when there is none: no connection, too slow, too large, broken off, a redirect to another place
     */
    Answer get(URI address, String accept) throws IOException;

    /**
     * As {@link #get}, but the answer has status 304 and no body when it is the same as at the last fetch that ended well
     * (RFC 9110, 13.1).
     */
    Answer getIfChanged(URI address, String accept) throws IOException;

    /** Of these identifiers, in any spelling, those that are known works. */
    Set<String> known(Collection<String> ids);

    /** arXiv identifiers of recent works whose categories no source has told; at most {@code limit}, the newest first. */
    List<String> withoutCategories(int limit);

    /** Stores papers; those that break a rule are counted, left out and reported by their place in the list. */
    StoreReport take(List<IncomingPaper> papers, Arrival arrival);

    /** Stores what these tell of works that are known; the others are no news and left out. */
    void update(List<IncomingPaper> papers);

    /** Counts entries that were listed and cannot be read as papers. */
    void unreadable(int entries, String firstProblem);

    /** What is ranked on the source's own list of the moment, best first, in place of what was. */
    void trending(List<String> ids);

    /**
     * Tells that the batch of another source is complete as well, as reconciliation finds out.
     *
     * @param listed papers it has, at least
     */
    void complete(String source, LocalDate day, int listed);

    /** Whether the batch that a source announced on a day is here. */
    boolean hasArrived(String source, LocalDate day);

    /** What {@link #remember} kept under this key, by this source, at any earlier time. */
    Optional<String> remembered(String key);

    /** Keeps a value at once, over restarts and for all nodes. */
    void remember(String key, String value);
}
