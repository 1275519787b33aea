package dev.paperpost.mail;

/**
 * What the confirmation templates say. Nothing in it is a stranger's free text, so the form cannot be used to send
 * somebody else's words to somebody else's address.
 *
 * @param request what was asked for, in words
 * @param effect what confirming does
 * @param ignore what happens otherwise
 * @param link the page with the button
 */
record ConfirmationView(
        String brand,
        String subject,
        String preheader,
        String heading,
        String request,
        String effect,
        String ignore,
        String button,
        String link) {}
