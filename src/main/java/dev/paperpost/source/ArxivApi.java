package dev.paperpost.source;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Questions to arXiv's query API and what its answers are worth. For one fetch. */
final class ArxivApi {

    private static final String ACCEPT = "application/atom+xml, application/xml;q=0.9, */*;q=0.5";

    private final URI root;
    private final Intake intake;

    ArxivApi(URI root, Intake intake) {
        this.root = root;
        this.intake = intake;
    }

    /** @throws FetchEnded when arXiv refuses */
    ArxivFeed byId(Collection<String> ids) throws IOException, FetchEnded {
        return page("?id_list=" + String.join(",", ids) + "&start=0&max_results=" + ids.size(), 0);
    }

    /** @throws FetchEnded when arXiv refuses, or has nothing on a page that should have something */
    ArxivFeed search(String query, int start, int most) throws IOException, FetchEnded {
        return page(
                "?search_query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&start=" + start
                        + "&max_results=" + most + "&sortBy=submittedDate&sortOrder=ascending",
                start);
    }

    /** Pages were seen to come empty in the middle of a list; that is not its end. */
    private ArxivFeed page(String question, int start) throws IOException, FetchEnded {
        ArxivFeed feed = ask(question);
        if (isHollow(feed, start)) {
            feed = ask(question);
        }
        if (isHollow(feed, start)) {
            throw new FetchEnded(new FetchOutcome.Stale(
                    "an empty page twice, from " + start + " on, of " + feed.total() + " papers"));
        }
        return feed;
    }

    private static boolean isHollow(ArxivFeed feed, int start) {
        return feed.entries().isEmpty() && feed.total() > start;
    }

    /** A good feed was seen under a refusing status, and an error under 200. */
    private ArxivFeed ask(String question) throws IOException, FetchEnded {
        Answer answer = intake.get(URI.create(root + question), ACCEPT);
        if (answer.isOk() && answer.contentType().contains("html")) {
            throw new FetchEnded(new FetchOutcome.Refused(answer.status(), "a web page instead of a feed"));
        }
        ArxivFeed feed;
        try {
            feed = ArxivFeed.parse(answer.body());
        } catch (IOException notAFeed) {
            if (answer.isOk()) {
                throw notAFeed;
            }
            throw new FetchEnded(answer.refused());
        }
        if (!feed.error().isEmpty()) {
            throw new FetchEnded(new FetchOutcome.Refused(answer.status(), feed.error()));
        }
        if (!answer.isOk() && feed.entries().isEmpty()) {
            throw new FetchEnded(answer.refused());
        }
        return feed;
    }
}
