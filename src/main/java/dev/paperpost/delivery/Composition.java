package dev.paperpost.delivery;

import dev.paperpost.mail.MailComposer;
import dev.paperpost.mail.OutgoingMail;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Asks the composer for a claimed mail; worker threads have no request of their own, reading entities needs one. */
@Singleton
class Composition {

    private final MailComposer composer;

    Composition(MailComposer composer) {
        this.composer = composer;
    }

    @ActivateRequestContext
    Optional<OutgoingMail> of(Claim claim) {
        return claim.digestId() == null
                ? composer.confirmation(claim.id(), claim.tokenId(), claim.dated())
                : composer.digest(claim.id(), claim.digestId(), claim.dated());
    }
}
