package dev.paperpost.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperpost.digest.Digests;
import dev.paperpost.digest.StoredDigest;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Recipients;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Carries one post: render, sign, send, write down what came of it. No transaction is open while sending. Thread-safe. */
@Singleton
class WebhookCourier {

    private static final Logger LOG = Logger.getLogger("dev.paperpost.delivery");

    /** Of a receiver that is down, some fifteen attempts within the day after which a digest is given up. */
    private static final Backoff BACKOFF = new Backoff(Duration.ofMinutes(1), Duration.ofHours(4));

    private final WebhookOutbox outbox;
    private final WebhookClient client;
    private final WebhookSecret secret;
    private final Digests digests;
    private final Recipients recipients;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookCourier(
            WebhookOutbox outbox,
            WebhookClient client,
            WebhookSecret secret,
            Digests digests,
            Recipients recipients,
            ObjectMapper json,
            Clock clock) {
        this.outbox = outbox;
        this.client = client;
        this.secret = secret;
        this.digests = digests;
        this.recipients = recipients;
        this.json = json;
        this.clock = clock;
    }

    /** Worker threads have no request of their own, reading entities needs one. */
    @ActivateRequestContext
    void carry(WebhookClaim claim) throws SQLException {
        Optional<WebhookPayload> payload;
        try {
            payload = payload(claim);
        } catch (RuntimeException e) {
            LOG.errorf(e, "A post to a webhook could not be composed (%s); it is tried again later", claim.id());
            again(claim, WebhookAnswer.none("not composed"));
            return;
        }
        if (payload.isEmpty()) {
            outbox.cancelled(claim);
            return;
        }
        WebhookAnswer answer = post(claim.url(), claim.nonces(), claim.id(), payload.get());
        if (answer.taken()) {
            outbox.sent(claim, answer.said());
        } else if (answer.gone()) {
            outbox.gone(claim, answer.said());
        } else {
            again(claim, answer);
        }
    }

    /** Sends what the test button sends, once. */
    WebhookAnswer test(URI url, List<byte[]> nonces, Locale locale) {
        return post(url, nonces, UUID.randomUUID(), WebhookPayload.test(Messages.of(locale), clock.instant()));
    }

    private WebhookAnswer post(URI url, List<byte[]> nonces, UUID id, WebhookPayload payload) {
        byte[] body = octets(payload);
        long seconds = clock.instant().getEpochSecond();
        return client.post(
                url,
                Map.of(
                        "Content-Type", "application/json",
                        "User-Agent", "Paperpost/0.1 (webhook)",
                        "webhook-id", id.toString(),
                        "webhook-timestamp", String.valueOf(seconds),
                        "webhook-signature", secret.signature(nonces, id.toString(), seconds, body)),
                body);
    }

    private Optional<WebhookPayload> payload(WebhookClaim claim) {
        StoredDigest digest = digests.byIds(List.of(claim.digestId())).get(claim.digestId());
        boolean wanted = digest != null
                && !digest.isEmpty()
                && recipients.active(List.of(claim.subscriberId())).containsKey(claim.subscriberId());
        return wanted
                ? Optional.of(
                        WebhookPayload.of(digest.content(), recipients.viewLink(claim.digestId()), claim.plannedAt()))
                : Optional.empty();
    }

    private byte[] octets(WebhookPayload payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can always be written", e);
        }
    }

    private void again(WebhookClaim claim, WebhookAnswer answer) throws SQLException {
        Duration wait = BACKOFF.after(claim.attempt());
        Instant next = clock.instant().plus(wait.compareTo(answer.retryAfter()) < 0 ? answer.retryAfter() : wait);
        if (next.isAfter(claim.notAfter())) {
            outbox.failed(claim, answer.said());
        } else {
            outbox.again(claim, next, answer.said());
        }
    }
}
