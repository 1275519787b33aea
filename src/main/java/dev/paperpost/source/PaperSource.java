package dev.paperpost.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A place papers come from. Implementations keep no state of their own and are thread-safe; all they remember they
 * remember through the {@link Intake}. docs/sources.md shows how to add one.
 */
interface PaperSource {

    /** What operators call it: {@code huggingface}, {@code arxiv:cs.CL}. */
    String name();

    /** What readers are told of its days: {@code Hugging Face}, {@code arXiv cs.CL}. */
    default String label() {
        return name();
    }

    /** Who runs it. Sources of one service are never asked at the same time, by whatever node. */
    String service();

    /** The days on which it announces papers; none unless it says so. */
    default AnnouncementCalendar calendar() {
        return AnnouncementCalendar.NONE;
    }

    /** The only category its papers are of, or null: readers who ask for none but other categories need not wait for it. */
    default String category() {
        return null;
    }

    /** How often it is asked when nothing is owed; empty for the installation's usual interval. */
    default Optional<Duration> interval() {
        return Optional.empty();
    }

    /**
     * Whether asking may be worth it when the usual interval has passed; a source that knows its hours need not be asked
     * between them.
     *
     * @param last when it was asked last
     */
    default boolean mayHaveNews(Instant last, Instant now, BatchBook book) {
        return true;
    }

    /** The least time between two fetches that nobody asked for, whatever the interval and however the last one ended. */
    default Duration leastPause() {
        return Duration.ZERO;
    }

    /**
     * Asks for what is new and hands it to the intake, page by page.
     *
     * @throws IOException when no usable answer comes; what was handed over before stays stored
     */
    FetchOutcome fetch(Intake intake) throws IOException;

    /**
     * Asks for the papers of past days and hands them to the intake as an archive; called again after it was broken off, it
     * goes on where it was.
     *
     * @param from the first day
     * @param until the last day, not before the first
     * @throws IOException as {@link #fetch}
     */
    default FetchOutcome backfill(Intake intake, LocalDate from, LocalDate until) throws IOException {
        return new FetchOutcome.Failed(name() + " cannot be asked for past days");
    }
}
