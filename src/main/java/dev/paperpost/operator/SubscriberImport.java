package dev.paperpost.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.paperpost.paper.Lines;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.InvalidRequestException;
import dev.paperpost.subscription.SubscriptionRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Takes over readers who consented elsewhere; a bad line never stops the others. */
@ApplicationScoped
class SubscriberImport {

    private static final int LISTED = 1_000;

    private final Consent consent;
    private final ObjectMapper json;
    private final Clock clock;

    SubscriberImport(Consent consent, ObjectMapper json, Clock clock) {
        this.consent = consent;
        this.json = json;
        this.clock = clock;
    }

    Report read(InputStream body) throws IOException {
        Counter counter = new Counter();
        Lines lines = new Lines(body);
        for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
            String text = new String(line.bytes(), StandardCharsets.UTF_8);
            if (!text.isBlank() || line.tooLong()) {
                counter.received++;
                take(line, text, counter);
            }
        }
        return counter.report();
    }

    private void take(Lines.Line line, String text, Counter counter) {
        if (line.tooLong()) {
            counter.reject(line.number(), "The line is longer than 2 MiB.");
            return;
        }
        try {
            counter.count(enrol(text));
        } catch (InvalidRequestException e) {
            counter.reject(
                    line.number(),
                    e.problems().stream()
                            .map(p -> p.field() + ": " + p.detail())
                            .collect(Collectors.joining(" ")));
        } catch (IllegalArgumentException e) {
            counter.reject(line.number(), e.getMessage());
        }
    }

    private boolean enrol(String line) {
        Consented reader;
        try {
            reader = json.readValue(line, Consented.class);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("There is no field \"" + e.getPropertyName() + "\"; known are "
                    + e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The line is not a JSON object of known fields: " + e.getOriginalMessage());
        }
        if (reader == null
                || reader.consentedAt() == null
                || reader.consentSource() == null
                || reader.consentSource().isBlank()) {
            throw new IllegalArgumentException(
                    "consentedAt and consentSource are required: when and where this reader agreed to receive mail.");
        }
        if (reader.consentedAt().isAfter(clock.instant())) {
            throw new IllegalArgumentException("consentedAt lies in the future.");
        }
        return consent.enrol(
                new SubscriptionRequest(
                        reader.email(),
                        reader.interests(),
                        reader.schedule(),
                        reader.timeZone(),
                        reader.locale(),
                        reader.maxPapers(),
                        reader.revisions(),
                        reader.trending()),
                reader.consentedAt(),
                reader.consentSource());
    }

    private static class Counter {
        private long received;
        private long added;
        private long updated;
        private long rejectedCount;
        private final List<Rejected> rejected = new ArrayList<>();

        void count(boolean isNew) {
            if (isNew) {
                added++;
            } else {
                updated++;
            }
        }

        void reject(long line, String detail) {
            rejectedCount++;
            if (rejected.size() < LISTED) {
                rejected.add(new Rejected(line, detail));
            }
        }

        Report report() {
            return new Report(received, added, updated, rejectedCount, rejected);
        }
    }

    private record Consented(
            String email,
            List<String> interests,
            SubscriptionRequest.Timing schedule,
            String timeZone,
            String locale,
            Integer maxPapers,
            Boolean revisions,
            Boolean trending,
            Instant consentedAt,
            String consentSource) {}

    /** Counts; {@code rejected} lists the first 1,000. */
    public record Report(long received, long added, long updated, long rejectedCount, List<Rejected> rejected) {}

    /** A line that was not taken, from 1, and why. */
    public record Rejected(long line, String detail) {}
}
