package dev.paperpost.web;

import dev.paperpost.digest.Feed;
import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.Theme;
import dev.paperpost.subscription.Recipient;
import dev.paperpost.subscription.Recipients;
import dev.paperpost.subscription.TokenPurpose;
import dev.paperpost.subscription.Tokens;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The same subscription as a private feed: who has the address can read it and do nothing else. */
@Path("/feed")
@Produces(MediaType.WILDCARD)
public class FeedApi {

    private final Tokens tokens;
    private final Recipients recipients;
    private final Feed feed;
    private final Clock clock;
    private final Theme theme;
    private final String base;

    FeedApi(Tokens tokens, Recipients recipients, Feed feed, Clock clock, Theme theme, PaperpostConfig config) {
        this.tokens = tokens;
        this.recipients = recipients;
        this.feed = feed;
        this.clock = clock;
        this.theme = theme;
        this.base = BaseUrl.of(config);
    }

    /** In Atom (RFC 4287). */
    @GET
    @Path("{token}.atom")
    @Operation(summary = "A subscription as a private Atom feed")
    public Response atom(@PathParam("token") String token) {
        return Response.ok(AtomFeed.write(view(token, ".atom")))
                .type(AtomFeed.MEDIA_TYPE + ";charset=UTF-8")
                .build();
    }

    /** In JSON Feed 1.1. */
    @GET
    @Path("{token}.json")
    @Operation(summary = "A subscription as a private JSON Feed")
    public Response json(@PathParam("token") String token) {
        return Response.ok(JsonFeed.of(view(token, ".json")))
                .type(JsonFeed.MEDIA_TYPE)
                .build();
    }

    private FeedView view(String token, String format) {
        long reader = tokens.subscriberOf(TokenPurpose.FEED, token).orElseThrow(NotFoundException::new);
        Recipient recipient = recipients.active(List.of(reader)).get(reader);
        if (recipient == null) {
            throw new ClientErrorException(
                    "This subscription has ended, and its feed with it. Subscribe again to go on.",
                    Response.Status.GONE);
        }
        Messages words = Messages.of(recipient.locale());
        return FeedView.of(
                theme.name(),
                base,
                "/feed/" + token + format,
                reader,
                feed.newest(reader, words),
                clock.instant(),
                words);
    }
}
