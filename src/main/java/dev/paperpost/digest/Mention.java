package dev.paperpost.digest;

/**
 * A paper of which no more is told than that it is there: what trends, at the end of a digest. Plain text as in {@link Entry}.
 *
 * @param url where the title leads, https or http; null when the paper has no address
 * @param title never empty
 * @param authors already shortened; may be empty
 * @param source text badge such as {@code arXiv cs.LG}; may be empty
 * @param upvotes on Hugging Face, null when unknown
 */
public record Mention(long paperId, String url, String title, String authors, String source, Integer upvotes) {

    /** Takes no address that a browser would run instead of open. */
    public Mention {
        if (url != null) {
            WebAddress.require(url);
        }
        title = DisplayText.clean(title);
        authors = DisplayText.clean(authors);
        source = DisplayText.clean(source);
    }
}
