package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.SubscriptionView;
import dev.paperpost.subscription.Subscriptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * A reader who has come by the manage link of their mails.
 *
 * @param token of the link
 * @param reader as the subscription stood when they came
 * @param t words of the page's language
 */
record ReaderVisit(String token, SubscriptionView reader, Messages t) {

    /** @throws NotFoundException when the token opens no subscription */
    static ReaderVisit of(Subscriptions subscriptions, String token, HttpServerRequest http) {
        SubscriptionView reader = subscriptions.view(token).orElseThrow(NotFoundException::new);
        return new ReaderVisit(token, reader, PageLanguage.of(http, reader.locale()));
    }

    long id() {
        return reader.subscriberId();
    }

    /** In the language that was asked for just now, if that is another one. */
    ReaderVisit goingOnAs(SubscriptionView saved) {
        Messages own = Messages.of(saved.locale());
        return new ReaderVisit(token, saved, own == Messages.of(reader.locale()) ? t : own);
    }

    /**
     * Leads to one of the reader's pages once something is done.
     *
     * @param page what follows the token in its address; empty for the subscription itself
     * @param done what was done, for the page to say so
     */
    Response back(String page, String done) {
        return seeOther(page + "?done=" + done + "&lang=");
    }

    /** Leads to one of the reader's pages, which shows by itself what was done. */
    Response back(String page) {
        return seeOther(page + "?lang=");
    }

    private Response seeOther(String rest) {
        return Response.seeOther(URI.create("/manage/" + token + rest + t.tag()))
                .build();
    }
}
