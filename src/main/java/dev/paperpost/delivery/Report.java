package dev.paperpost.delivery;

import java.util.List;
import java.util.UUID;

/**
 * What a mail to us says of a mail of ours.
 *
 * @param status RFC 3463 status such as {@code 5.1.1}, null when it gives none
 * @param codes reply code and status such as {@code 550 5.1.1}, as far as they are given
 * @param bounce of a bounce, what it says of the mailbox; {@link BounceKind#NONE} of anything else
 * @param named deliveries it may be about, the likeliest first; anybody can write any name there
 */
record Report(Kind kind, String status, String codes, BounceKind bounce, List<UUID> named) {

    enum Kind {
        BOUNCE,
        COMPLAINT,
        DELAYED,
        OTHER
    }
}
