package dev.paperpost.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Mails the manage link to a reader who has lost it. Thread-safe. */
@ApplicationScoped
public class LostLink {

    private final SubscriberRepository subscribers;
    private final OpenRequests openRequests;
    private final Letters letters;

    LostLink(SubscriberRepository subscribers, OpenRequests openRequests, Letters letters) {
        this.subscribers = subscribers;
        this.openRequests = openRequests;
        this.letters = letters;
    }

    /**
     * A mail with the link follows to an active reader, another confirmation mail to one who has not confirmed, and nothing to
     * anybody else; the caller is told nothing.
     */
    @Transactional
    public void mail(EmailAddress address) {
        subscribers.lockAddress(address);
        subscribers.byAddress(address).ifPresent(reader -> {
            if (reader.status() == Subscriber.Status.ACTIVE) {
                letters.manageLink(reader.id());
            } else if (reader.status() == Subscriber.Status.PENDING) {
                openRequests.remind(reader);
            }
        });
    }
}
