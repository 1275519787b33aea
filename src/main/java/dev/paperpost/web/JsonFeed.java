package dev.paperpost.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), in its field names. */
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        List<Item> items) {

    static final String MEDIA_TYPE = "application/feed+json";

    static JsonFeed of(FeedView feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.home(),
                feed.self(),
                feed.items().stream().map(Item::of).toList());
    }

    /** One paper; the text is no HTML. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_text") String contentText,
            @JsonProperty("date_published") String datePublished,
            @JsonProperty("date_modified") String dateModified,
            List<Author> authors) {

        static Item of(FeedView.Item item) {
            return new Item(
                    item.id(),
                    item.url(),
                    item.title(),
                    item.text(),
                    item.published(),
                    item.found(),
                    item.authors().isEmpty() ? null : List.of(new Author(item.authors())));
        }
    }

    /** Everybody who wrote it, on one line. */
    record Author(String name) {}
}
