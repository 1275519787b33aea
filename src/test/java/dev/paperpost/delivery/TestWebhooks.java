package dev.paperpost.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;

/** The clockwork of webhooks, for tests of other rooms. */
@ApplicationScoped
public class TestWebhooks {

    private final WebhookWorkers workers;
    private final WebhookOutbox outbox;

    TestWebhooks(WebhookWorkers workers, WebhookOutbox outbox) {
        this.workers = workers;
        this.outbox = outbox;
    }

    /** What the clockwork does every five seconds; returns at once. */
    public void wake() {
        workers.wake();
    }

    /** What a worker does that is killed right after it has claimed a post. */
    public UUID claimAndDie() {
        try {
            return outbox.claim().orElseThrow().id();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
