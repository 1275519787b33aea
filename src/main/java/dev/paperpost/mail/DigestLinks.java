package dev.paperpost.mail;

/**
 * The links in a digest; all but the last are secrets of its reader.
 *
 * @param view the digest as a web page with all its papers
 * @param manage interests and schedule
 * @param unsubscribe RFC 8058 one-click target; shows a page with a button when opened
 * @param help the public page that says what this service does; no secret
 */
record DigestLinks(String view, String manage, String unsubscribe, String help) {

    /** Where to ask for more papers like one, or fewer. */
    public String like(long paperId) {
        return manage + "/like/" + paperId;
    }

    /** Where to have an interest's papers stand last. */
    public String mute(long interestId) {
        return manage + "/mute/" + interestId;
    }

    /** Where the manage page offers a pause. */
    public String pause() {
        return manage + "#pause";
    }

    /** Where the manage page asks whether to show what trends. */
    public String trending() {
        return manage + "#trending";
    }

    /** Where the manage page asks how often. */
    public String lessOften() {
        return manage + "#cadence";
    }
}
