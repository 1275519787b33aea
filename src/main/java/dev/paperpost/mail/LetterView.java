package dev.paperpost.mail;

import dev.paperpost.platform.Messages;
import java.util.List;

/**
 * What the template of letters says.
 *
 * @param t words of the reader's language
 * @param lead what happened
 * @param interests the reader's, in their own words; may be empty
 * @param effect what that means
 * @param hint what may help; a sentence, or empty
 * @param ideas interests that may find more; may be empty
 * @param link where the button leads
 * @param note whom it went to, and why
 * @param way a last link, as words and address
 */
record LetterView(
        Messages t,
        String brand,
        String subject,
        String preheader,
        String heading,
        String lead,
        List<String> interests,
        String effect,
        String hint,
        List<String> ideas,
        String button,
        String link,
        String note,
        Way way) {

    /** Null where there is none. */
    record Way(String words, String link) {}
}
