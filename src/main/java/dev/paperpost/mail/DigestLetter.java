package dev.paperpost.mail;

import dev.paperpost.digest.StoredDigest;
import dev.paperpost.subscription.Recipient;

/** All that one digest mail is made of, as it was read together with others. */
public final class DigestLetter {

    final StoredDigest digest;
    final Recipient reader;
    final DigestLinks links;

    DigestLetter(StoredDigest digest, Recipient reader, DigestLinks links) {
        this.digest = digest;
        this.reader = reader;
        this.links = links;
    }
}
