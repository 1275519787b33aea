package dev.paperpost.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Checks requests, and keeps them as text in the tokens that confirm them. Thread-safe. */
@ApplicationScoped
class RequestReader {

    private final SubscriptionConfig config;
    private final ObjectMapper json;

    RequestReader(SubscriptionConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    /** A request without fault. */
    record Checked(EmailAddress address, Preferences preferences) {}

    /** Throws {@link InvalidRequestException} with everything that is wrong. */
    Checked check(SubscriptionRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        EmailAddress address = null;
        try {
            address = EmailAddress.parse(request.email());
        } catch (InvalidAddressException e) {
            problems.add(FieldProblem.of("email", e.fault()));
        }
        return new Checked(address, PreferencesReader.read(request, config.defaultTimeZone(), false, problems));
    }

    ZoneId defaultTimeZone() {
        return config.defaultTimeZone();
    }

    String write(SubscriptionRequest request) {
        try {
            return json.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can always be written", e);
        }
    }

    SubscriptionRequest read(String stored) {
        try {
            return json.readValue(stored, SubscriptionRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored request was written by this class", e);
        }
    }
}
