package dev.paperpost.web;

import dev.paperpost.delivery.WebhookView;
import dev.paperpost.delivery.Webhooks;
import dev.paperpost.platform.Messages;

/**
 * The page of a reader's webhook.
 *
 * @param url as it is saved or as it was typed, may be empty
 * @param state of the saved one, null when there is none
 * @param latest how the post of the latest digest stands, in words, or null
 * @param secret a new one to be shown this once, or null
 * @param test what the test just made came to, in words, or null
 * @param taken whether the receiver took that
 * @param problem why the address was refused, or null
 */
record WebhookPageView(
        String token,
        String url,
        String state,
        String latest,
        String secret,
        String test,
        boolean taken,
        String problem) {

    static WebhookPageView of(ReaderVisit visit, WebhookView webhook) {
        return webhook == null
                ? new WebhookPageView(visit.token(), "", null, null, null, null, false, null)
                : new WebhookPageView(
                        visit.token(),
                        webhook.url(),
                        webhook.state(),
                        latest(visit, webhook.latest()),
                        null,
                        null,
                        false,
                        null);
    }

    WebhookPageView secret(String fresh) {
        return new WebhookPageView(token, url, state, latest, fresh, test, taken, problem);
    }

    WebhookPageView test(Messages t, Webhooks.Test made) {
        return new WebhookPageView(token, url, state, latest, secret, reply(t, made.said()), made.taken(), problem);
    }

    WebhookPageView problem(String typed, String why) {
        return new WebhookPageView(token, typed, state, latest, secret, test, taken, why);
    }

    private static String latest(ReaderVisit visit, WebhookView.Post post) {
        if (post == null) {
            return null;
        }
        Messages t = visit.t();
        String state = t.say(
                "page.webhook.latest." + post.state(),
                Words.moment(post.plannedAt(), visit.reader().schedule().zone(), t));
        return post.reply() == null || post.state().equals("sent") ? state : state + " " + reply(t, post.reply());
    }

    private static String reply(Messages t, String said) {
        return said.startsWith("HTTP ")
                ? t.say("page.webhook.reply.http", said.substring(5))
                : t.say("page.webhook.reply." + said.replace(' ', '-'));
    }
}
