package dev.paperpost.delivery;

import dev.paperpost.mail.DigestLetter;
import dev.paperpost.mail.MailComposer;
import dev.paperpost.mail.OutgoingMail;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the composer for claimed mails; worker threads have no request of their own, reading entities needs one. */
@Singleton
class Composition {

    private final MailComposer composer;

    Composition(MailComposer composer) {
        this.composer = composer;
    }

    /** What was read for several digests together; of those read, readers who no longer want theirs have no letter. */
    record Prepared(Set<Long> read, Map<Long, DigestLetter> letters) {

        static final Prepared NOTHING = new Prepared(Set.of(), Map.of());
    }

    /** Reads what these mails are made of. When one of them cannot be read, nothing is: each will be read by itself. */
    @ActivateRequestContext
    Prepared prepare(List<Claim> claims) {
        Set<Long> digests =
                claims.stream().map(Claim::digestId).filter(Objects::nonNull).collect(Collectors.toSet());
        try {
            return digests.isEmpty() ? Prepared.NOTHING : new Prepared(digests, composer.letters(digests));
        } catch (RuntimeException unreadable) {
            return Prepared.NOTHING;
        }
    }

    /** Empty when nobody wants the mail any more. */
    @ActivateRequestContext
    Optional<OutgoingMail> of(Claim claim, Prepared prepared) {
        if (claim.digestId() == null) {
            return claim.tokenId() == null
                    ? composer.letter(claim.id(), claim.dated())
                    : composer.confirmation(claim.id(), claim.tokenId(), claim.dated());
        }
        Map<Long, DigestLetter> letters = prepared.read().contains(claim.digestId())
                ? prepared.letters()
                : composer.letters(List.of(claim.digestId()));
        return Optional.ofNullable(letters.get(claim.digestId()))
                .map(letter -> composer.digest(claim.id(), claim.dated(), letter));
    }
}
