package dev.paperpost.mail;

import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Invitation;
import dev.paperpost.subscription.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the mail that asks for consent; the same values make the same bytes. Thread-safe. */
final class ConfirmationMail {

    private final Sender sender;

    ConfirmationMail(Sender sender) {
        this.sender = sender;
    }

    /**
     * @param subscribed whether the address already gets digests, so that confirming changes them
     * @param interests how many were asked for; their words stay out of a mail nobody has consented to
     * @param invitation when it was not the receiver who asked
     */
    OutgoingMail compose(
            UUID deliveryId,
            Instant dated,
            String to,
            boolean subscribed,
            int interests,
            Schedule schedule,
            String link,
            Optional<Invitation> invitation,
            Messages words) {
        ConfirmationView view = invitation
                .map(invited -> view(invited, subscribed, schedule, link, words))
                .orElseGet(() -> view(subscribed ? "change." : "confirm.", interests, schedule, link, words));
        Rendered body = Rendered.of(MailTemplates.confirm(view));
        return new OutgoingMail(
                to, view.subject(), body.text(), body.html(), new MessageHeaders(sender, deliveryId, dated).ofAnswer());
    }

    private ConfirmationView view(String kind, int interests, Schedule schedule, String link, Messages words) {
        return new ConfirmationView(
                words,
                sender.name(),
                words.say(kind + "subject", sender.name()),
                words.say(kind + "preheader"),
                words.say(kind + "heading"),
                words.count(kind + "request", interests, sender.name(), ScheduleWords.of(schedule, words)),
                words.say(kind + "effect"),
                words.say(kind + "ignore"),
                words.say("confirm.button"),
                link);
    }

    private ConfirmationView view(
            Invitation invitation, boolean subscribed, Schedule schedule, String link, Messages words) {
        String request = words.say("invite.request", invitation.lab(), sender.name());
        if (!invitation.interests().isEmpty()) {
            List<String> interests =
                    invitation.interests().stream().map(words::apart).toList();
            request += " " + words.say("invite.interests", words.semicolons(interests));
        }
        if (invitation.more() > 0) {
            request += " " + words.count("invite.more", invitation.more());
        }
        return new ConfirmationView(
                words,
                sender.name(),
                words.say("invite.subject", invitation.lab()),
                words.say("invite.preheader"),
                words.say("invite.heading", invitation.lab()),
                request,
                subscribed
                        ? words.say("invite.effect.subscribed")
                        : words.say("invite.effect", ScheduleWords.of(schedule, words)),
                words.say("invite.ignore"),
                words.say("confirm.button"),
                link);
    }
}
