package dev.paperpost.subscription;

import java.util.Locale;

/** What became of a link that moves a subscription to another address. */
public sealed interface AddressMove {

    /**
     * The subscription can be moved by this link, or was.
     *
     * @param email the new address
     * @param manageToken null before it was moved
     */
    record To(String email, String manageToken, Locale locale) implements AddressMove {}

    /** Genuine, but too old, taken back, replaced by a later one, or no longer possible. */
    record Over() implements AddressMove {}

    /** Not a token of ours, or its reader was erased. */
    record Unknown() implements AddressMove {}
}
