package dev.paperpost.mail;

import jakarta.enterprise.context.ApplicationScoped;

/** The way out: one message, one attempt, one result. Thread-safe. */
@ApplicationScoped
public class MailTransport {

    /** Tries once; returns within the send time-out, whatever the server does, and never throws. */
    public SendResult send(OutgoingMail mail) {
        throw new UnsupportedOperationException("delivery helper");
    }
}
