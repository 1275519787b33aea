package dev.paperpost.source;

import dev.paperpost.paper.Batches;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes down which batches are awaited and which have come. */
@ApplicationScoped
class BatchBook {

    /** After a longer stop nobody waits for what lies further back. */
    private static final int MOST_DAYS = 14;

    private static final Duration AHEAD = Duration.ofHours(1);

    private final Batches batches;
    private final ConfiguredSources sources;

    BatchBook(Batches batches, ConfiguredSources sources) {
        this.batches = batches;
        this.sources = sources;
    }

    /** Notes that no source will be asked. */
    void expectNothing() {
        batches.awaitOnly(List.of());
    }

    /**
     * Notes the days that each source should have announced by now, and those of the next hour, so that no digest slips
     * through in the moment when a batch becomes due. What was due before a source was known is not awaited.
     */
    void expect(Instant now) {
        batches.awaitOnly(sources.all().stream().map(PaperSource::name).toList());
        for (PaperSource source : sources.all()) {
            AnnouncementCalendar calendar = source.calendar();
            if (calendar.hasDays()) {
                LocalDate latest = calendar.latest(now.plus(AHEAD));
                LocalDate known = batches.lastDay(source.name()).orElse(calendar.latest(now));
                LocalDate oldest = latest.minusDays(MOST_DAYS);
                for (LocalDate day = known.isBefore(oldest) ? oldest : known.plusDays(1);
                        !day.isAfter(latest);
                        day = day.plusDays(1)) {
                    if (calendar.announces(day)) {
                        note(source, day);
                    }
                }
            }
        }
    }

    /** Notes that a source's batch of a day is here. */
    void arrived(PaperSource source, LocalDate day, Integer listed, int stored, Instant now) {
        note(source, day);
        batches.arrived(source.name(), day, listed, stored, now);
    }

    /** Notes that reconciliation has read the batch of a day, whatever became of the source's own fetch. */
    void reconciled(String name, LocalDate day, int papers, Instant now) {
        Optional<PaperSource> source = sources.named(name);
        if (source.isPresent()) {
            arrived(source.get(), day, papers, papers, now);
        }
    }

    /** Whether the batch that must be there by now is not. */
    boolean isBehind(PaperSource source, Instant now) {
        return source.calendar().hasDays()
                && !hasArrived(source.name(), source.calendar().latest(now));
    }

    /** Whether the batch that a source announced on a day is here. */
    boolean hasArrived(String name, LocalDate day) {
        return batches.find(name, day).map(batch -> !batch.isAwaited()).orElse(false);
    }

    private void note(PaperSource source, LocalDate day) {
        batches.await(
                source.name(),
                source.label(),
                source.category(),
                day,
                source.calendar().dueAt(day));
    }
}
