package dev.paperpost.web;

import dev.paperpost.platform.StoredMail;

/**
 * One mail of the built-in mailbox in its list.
 *
 * @param subject never empty
 * @param received in words
 */
record InboxRow(String id, String from, String to, String subject, String received) {

    static InboxRow of(StoredMail mail) {
        return new InboxRow(
                mail.id(),
                mail.from(),
                mail.to(),
                mail.subject().isBlank() ? "(no subject)" : mail.subject(),
                Words.utc(mail.receivedAt()));
    }
}
