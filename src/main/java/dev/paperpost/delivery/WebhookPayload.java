package dev.paperpost.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.EntryWords;
import dev.paperpost.platform.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is posted to a webhook, as JSON. All texts are plain, never markup, in the reader's language or in that of the paper. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What is posted to a webhook")
public record WebhookPayload(
        @Schema(description = "digest, or test for what the test button sends", examples = "digest") String type,
        @Schema(description = "When the digest was planned; the same on every attempt") Instant timestamp,
        Data data) {

    private static final String DIGEST = "digest";
    private static final String TEST = "test";

    /** One digest. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Data(
            @Schema(description = "How many papers it is of, in words") String heading,
            @Schema(description = "The reader's local day") LocalDate day,
            @Schema(description = "Web view that lists all its papers; whoever has the address can read it") String url,
            @Schema(description = "All papers of the digest, those included that only the web view lists") int total,
            @Schema(description = "Those that the mail shows, in its order") List<Paper> papers) {}

    /** One paper and why it is there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Paper(
            String title,
            String url,
            String authors,
            @Schema(description = "Announced, else published") LocalDate date,
            @Schema(description = "Such as arXiv cs.LG") String source,
            @Schema(description = "The sentences that match best, shortened") String snippet,
            @Schema(description = "What matched and where, in a sentence") String why,
            @Schema(description = "Each interest it matches, the one it stands under first") List<Match> matches,
            @Schema(description = "Other targets, such as PDF or Code") List<Link> links) {}

    /** An interest in the reader's words, and the terms that matched with their field. */
    public record Match(String interest, List<String> terms) {}

    /** A named address. */
    public record Link(String name, String url) {}

    static WebhookPayload of(DigestContent digest, String view, Instant planned) {
        Messages words = Messages.of(digest.locale());
        return new WebhookPayload(
                DIGEST,
                planned,
                new Data(
                        digest.heading(words),
                        digest.slot(),
                        view,
                        digest.total(),
                        digest.groups().stream()
                                .flatMap(group -> group.entries().stream())
                                .map(entry -> paper(entry, words))
                                .toList()));
    }

    /** Of no digest: what the test button sends. */
    static WebhookPayload test(Messages words, Instant now) {
        return new WebhookPayload(TEST, now, new Data(words.say("webhook.test.heading"), null, null, 0, List.of()));
    }

    private static Paper paper(Entry entry, Messages words) {
        return new Paper(
                Entry.plain(entry.title()),
                entry.url(),
                Entry.plain(entry.authors()),
                entry.date(),
                entry.source(),
                Entry.plain(entry.snippet()),
                EntryWords.matches(entry.reasons(), words),
                entry.reasons().stream()
                        .map(reason -> new Match(reason.interest(), reason.where()))
                        .toList(),
                entry.links().stream()
                        .map(link -> new Link(link.name(), link.url()))
                        .toList());
    }
}
