package dev.paperpost.web;

import dev.paperpost.digest.Entry;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.digest.FeedItem;
import dev.paperpost.platform.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A feed before it is written in one format or the other; everything in it is plain text, moments as RFC 3339 has them.
 *
 * @param id stays the same when the feed's address changes, and does not give it away
 * @param service what readers know us as
 * @param home where people find the same, or this service
 * @param self the feed's own address
 * @param updated when the newest entry came
 */
record FeedView(String id, String service, String title, String home, String self, String updated, List<Item> items) {

    /**
     * One paper.
     *
     * @param url null when it has no address
     * @param authors on one line, may be empty
     * @param published start of the day it was announced or published, null when unknown
     * @param text snippet and why it matched
     */
    record Item(String id, String url, String title, String authors, String found, String published, String text) {

        static Item of(FeedItem item, Messages words) {
            Entry entry = item.entry();
            return new Item(
                    urn("paper " + entry.externalId()),
                    entry.url(),
                    Entry.plain(entry.title()),
                    Entry.plain(entry.authors()),
                    moment(item.foundAt()),
                    startOf(entry.date()),
                    text(entry, words));
        }

        private static String text(Entry entry, Messages words) {
            String snippet = Entry.plain(entry.snippet());
            String label = entry.snippetLabel() == null ? "" : entry.snippetLabel() + ": ";
            return (snippet.isEmpty() ? "" : label + snippet + "\n\n") + EntryWords.why(entry, words);
        }
    }

    /**
     * A reader's own feed.
     *
     * @param service what readers know us as
     * @param base without a trailing slash
     * @param now stands for the newest entry when there is none
     */
    static FeedView of(
            String service,
            String base,
            String path,
            long subscriberId,
            List<FeedItem> items,
            Instant now,
            Messages words) {
        return new FeedView(
                urn("feed " + base + " " + subscriberId),
                service,
                words.say("feed.title", service),
                base + "/",
                base + path,
                moment(items.isEmpty() ? now : items.get(0).foundAt()),
                items(items, words));
    }

    /**
     * The feed of a search, for everybody.
     *
     * @param service what readers know us as
     * @param base without a trailing slash
     * @param now stands for the newest entry when there is none
     */
    static FeedView of(
            String service,
            String base,
            String path,
            PapersAsked asked,
            List<FeedItem> items,
            Instant now,
            Messages words) {
        return new FeedView(
                urn("search " + base + " " + asked.q()),
                service,
                words.say("archive.feed.title", asked.q()),
                base + asked.address(),
                base + path,
                moment(items.stream()
                        .map(FeedItem::foundAt)
                        .max(Comparator.naturalOrder())
                        .orElse(now)),
                items(items, words));
    }

    private static List<Item> items(List<FeedItem> items, Messages words) {
        return items.stream().map(item -> Item.of(item, words)).toList();
    }

    /** A name-based UUID (RFC 9562 section 5.3): a valid IRI whatever the name holds, the same on every node. */
    private static String urn(String name) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("paperpost " + name).getBytes(StandardCharsets.UTF_8));
    }

    private static String startOf(LocalDate day) {
        return day == null ? null : moment(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
