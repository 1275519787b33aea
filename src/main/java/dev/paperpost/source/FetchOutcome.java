package dev.paperpost.source;

import java.time.LocalDate;

/** How asking a source ended. Only {@link EmptyAsExpected} is a quiet day; {@code detail} is one line for operators. */
sealed interface FetchOutcome {

    /** One line for operators; empty when there is nothing to say. */
    String detail();

    /**
     * The source answered with what it has.
     *
     * @param day whose batch is complete with this, or null when the source has no days
     * @param expected how many papers the source says that day has, or null when it does not tell
     */
    record Fetched(LocalDate day, Integer expected, String detail) implements FetchOutcome {}

    /** The source answered with nothing, on a day when it announces nothing. */
    record EmptyAsExpected(String detail) implements FetchOutcome {}

    /** The source answered with nothing, or with an old list, on a day when it should have news. */
    record Stale(String detail) implements FetchOutcome {}

    /**
     * The source answered, but not with papers: a refusal, a server's error, a log-in page.
     *
     * @param status the HTTP status
     */
    record Refused(int status, String detail) implements FetchOutcome {}

    /** No usable answer: no connection, a time-out, an answer that cannot be read. */
    record Failed(String detail) implements FetchOutcome {}
}
