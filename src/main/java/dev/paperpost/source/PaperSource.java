package dev.paperpost.source;

import java.time.Duration;
import java.util.Optional;

/**
 * A place papers come from. Implementations keep no state of their own and are thread-safe; all they remember they
 * remember through the {@link Intake}. docs/sources.md shows how to add one.
 */
interface PaperSource {

    /** What operators call it: {@code huggingface}, {@code arxiv:cs.CL}. */
    String name();

    /** What readers are told: {@code Hugging Face}, {@code arXiv cs.CL}. */
    String label();

    /** Who runs it. Sources of one service are never asked at the same time, by whatever node. */
    String service();

    /** The days on which it announces papers; {@link AnnouncementCalendar#NONE} when it has no such days. */
    AnnouncementCalendar calendar();

    /** The only category its papers are of, or null: readers who ask for none but other categories need not wait for it. */
    default String category() {
        return null;
    }

    /** How often it is asked when nothing is owed; empty for the installation's usual interval. */
    default Optional<Duration> interval() {
        return Optional.empty();
    }

    /**
     * Asks for what is new and hands it to the intake, page by page.
     *
     * @throws java.io.IOException when no usable answer comes; what was handed over before stays stored
     */
    FetchOutcome fetch(Intake intake) throws java.io.IOException;
}
