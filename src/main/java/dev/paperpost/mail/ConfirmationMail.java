package dev.paperpost.mail;

import dev.paperpost.subscription.Schedule;
import java.time.Instant;
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
     */
    OutgoingMail compose(
            UUID deliveryId,
            Instant dated,
            String to,
            boolean subscribed,
            int interests,
            Schedule schedule,
            String link) {
        ConfirmationView view =
                subscribed ? ofChange(interests, schedule, link) : ofSubscription(interests, schedule, link);
        Rendered body = Rendered.of(MailTemplates.confirm(view));
        return new OutgoingMail(
                to,
                view.subject(),
                body.text(),
                body.html(),
                new MessageHeaders(sender, deliveryId, dated).ofConfirmation());
    }

    private ConfirmationView ofSubscription(int interests, Schedule schedule, String link) {
        return new ConfirmationView(
                sender.name(),
                "Confirm your " + sender.name() + " subscription",
                "Nothing is sent before you do. The link works for 7 days.",
                "Confirm your subscription",
                "Someone, probably you, asked " + sender.name()
                        + " to send new research papers to this address: those that match "
                        + Count.of(interests, "interest") + ", " + ScheduleWords.of(schedule) + ".",
                "The link opens a page that shows the interests and has the button that starts it."
                        + " It works for 7 days.",
                "If it was not you, ignore this mail. Nothing more will come.",
                "See and confirm",
                link);
    }

    private ConfirmationView ofChange(int interests, Schedule schedule, String link) {
        return new ConfirmationView(
                sender.name(),
                "Confirm the change to your " + sender.name() + " subscription",
                "Nothing changes before you do. The link works for 7 days.",
                "Confirm the change",
                "This address already gets new research papers from " + sender.name()
                        + ". Someone, probably you, asked to change that to "
                        + Count.of(interests, "interest") + ", " + ScheduleWords.of(schedule) + ".",
                "The link opens a page that shows the interests and has the button that makes the change."
                        + " It works for 7 days.",
                "If it was not you, ignore this mail. Nothing changes, and your digests go on as before.",
                "See and confirm",
                link);
    }
}
