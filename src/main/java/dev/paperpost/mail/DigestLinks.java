package dev.paperpost.mail;

/**
 * The reader's own links in a digest; each is a secret of that reader.
 *
 * @param view the digest as a web page with all its papers
 * @param manage interests and schedule
 * @param unsubscribe RFC 8058 one-click target; shows a page with a button when opened
 */
record DigestLinks(String view, String manage, String unsubscribe) {

    /** Where the manage page offers a pause. */
    public String pause() {
        return manage + "#pause";
    }
}
