package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import java.util.List;

/** How asking a source ended. Only {@link EmptyAsExpected} is a quiet day; {@code detail} is one line for operators. */
public sealed interface FetchOutcome {

    /** One line for operators; empty when there is nothing to say. */
    String detail();

    /**
     * The source answered with papers of the expected day.
     *
     * @param listed entries in the answer, also those that could not be read
     */
    record Fetched(int listed, List<IncomingPaper> papers, String detail) implements FetchOutcome {}

    /** The source answered with nothing, on a day when it announces nothing. */
    record EmptyAsExpected(String detail) implements FetchOutcome {}

    /**
     * The source answered with nothing, or with an old list, on a day when it should have news.
     *
     * @param papers the old list, worth storing all the same; often empty
     */
    record Stale(int listed, List<IncomingPaper> papers, String detail) implements FetchOutcome {}

    /**
     * The source answered, but not with papers: a refusal, a server's error, a log-in page.
     *
     * @param status the HTTP status
     */
    record Refused(int status, String detail) implements FetchOutcome {}

    /** No usable answer: no connection, a time-out, an answer that cannot be read. */
    record Failed(String detail) implements FetchOutcome {}
}
