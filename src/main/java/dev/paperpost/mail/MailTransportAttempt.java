package dev.paperpost.mail;

import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A message that knows whether the mail client has begun with it. The client reads the text once greeting, TLS and log-in are
 * over, or a connection of before is reset, and never sooner; until then nothing can have been handed over. Thread-safe in
 * that.
 */
class MailTransportAttempt extends MailMessage {

    private enum Progress {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);

    MailTransportAttempt(MailMessage message) {
        super(message);
    }

    /** @throws IllegalStateException when the message was given up, so that none leaves after that */
    @Override
    public String getText() {
        if (!progress.compareAndSet(Progress.WAITING, Progress.BEGUN) && progress.get() == Progress.GIVEN_UP) {
            throw new IllegalStateException("given up before the mail server was ready");
        }
        return super.getText();
    }

    /** @return whether the client had not begun, and never will */
    boolean giveUp() {
        return progress.compareAndSet(Progress.WAITING, Progress.GIVEN_UP);
    }
}
