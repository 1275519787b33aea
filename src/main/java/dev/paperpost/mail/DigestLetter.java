package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.subscription.Recipient;

/** All that one digest mail is made of, as it was read together with others. */
public final class DigestLetter {

    final DigestContent content;
    final Recipient reader;
    final DigestLinks links;

    DigestLetter(DigestContent content, Recipient reader, DigestLinks links) {
        this.content = content;
        this.reader = reader;
        this.links = links;
    }
}
