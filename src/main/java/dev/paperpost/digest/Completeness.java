package dev.paperpost.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Batch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What a digest says of the sources behind it, as it was known when it was planned.
 *
 * @param until up to when it holds what arrived
 * @param parts a source each, for days that stand alike; empty when no source with days was asked
 */
public record Completeness(Instant until, List<Part> parts) {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** How a batch stands. */
    public enum State {
        HERE,
        /** It was due before the reader's last digest and came after it. */
        LATE,
        AWAITED
    }

    /**
     * Days of one source.
     *
     * @param first the first of the days, {@code last} the last one; the same for a single day
     * @param stored papers that are here
     * @param listed papers the source says there are, or null when it does not tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String source, LocalDate first, LocalDate last, State state, int stored, Integer listed) {

        private boolean isFollowedBy(Part next) {
            return source.equals(next.source) && state == next.state && (listed == null) == (next.listed == null);
        }

        private Part and(Part next) {
            return new Part(
                    source,
                    first,
                    next.last,
                    state,
                    stored + next.stored,
                    listed == null ? null : Integer.valueOf(listed + next.listed));
        }
    }

    /**
     * Of batches, in the order of their sources and days.
     *
     * @param from when the window of the digest begins
     * @param categories the only ones whose papers matter to the reader, lower case; empty when all do
     */
    static Completeness of(List<Batch> batches, Set<String> categories, Instant from, Instant until) {
        List<Part> parts = new ArrayList<>();
        for (Batch batch : batches) {
            if (concerns(batch, categories)) {
                Part part = new Part(
                        batch.label(), batch.day(), batch.day(), state(batch, from), batch.stored(), batch.listed());
                int last = parts.size() - 1;
                if (last >= 0 && parts.get(last).isFollowedBy(part)) {
                    parts.set(last, parts.get(last).and(part));
                } else {
                    parts.add(part);
                }
            }
        }
        return new Completeness(until, parts);
    }

    private static State state(Batch batch, Instant from) {
        if (batch.isAwaited()) {
            return State.AWAITED;
        }
        return batch.dueAt().isAfter(from) ? State.HERE : State.LATE;
    }

    private static boolean concerns(Batch batch, Set<String> categories) {
        return batch.category() == null
                || categories.isEmpty()
                || !Collections.disjoint(categories, Interest.categoriesFinding(batch.category()));
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values cannot be written", e);
        }
    }

    static Completeness ofJson(String json) {
        try {
            return JSON.readValue(json, Completeness.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a digest's completeness cannot be read", e);
        }
    }
}
