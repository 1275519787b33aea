package dev.paperpost.mail;

import dev.paperpost.platform.Messages;

/**
 * What the confirmation templates say. Nothing in it is a stranger's free text, so the form cannot be used to send
 * somebody else's words to somebody else's address; an invitation holds a few words of a reader's, short and leading nowhere.
 *
 * @param t words of the reader's language
 * @param request what was asked for, in words
 * @param effect what confirming does
 * @param ignore what happens otherwise
 * @param link the page with the button
 */
record ConfirmationView(
        Messages t,
        String brand,
        String subject,
        String preheader,
        String heading,
        String request,
        String effect,
        String ignore,
        String button,
        String link) {}
