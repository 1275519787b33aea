package dev.paperpost.mail;

import dev.paperpost.digest.Mention;
import dev.paperpost.digest.Shorten;
import dev.paperpost.digest.Trending;
import dev.paperpost.platform.Messages;
import java.util.List;

/**
 * What the templates of the rows say.
 *
 * @param t words of the reader's language
 */
record TrendingView(Messages t, List<Line> lines) {

    private static final int LONGEST_TITLE = 160;
    private static final int LONGEST_AUTHORS = 80;

    /**
     * One paper.
     *
     * @param url null when the paper has no address
     * @param facts source and votes in words; may be empty
     */
    record Line(String url, String title, String authors, String facts) {}

    static TrendingView of(List<Mention> papers, Messages words) {
        return new TrendingView(
                words,
                papers.stream()
                        .map(paper -> new Line(
                                paper.url(),
                                Shorten.text(paper.title(), LONGEST_TITLE),
                                Shorten.text(paper.authors(), LONGEST_AUTHORS),
                                Trending.facts(paper, words)))
                        .toList());
    }
}
