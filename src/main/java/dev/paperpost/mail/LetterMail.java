package dev.paperpost.mail;

import dev.paperpost.digest.DisplayText;
import dev.paperpost.digest.Shorten;
import dev.paperpost.mail.LetterView.Way;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Letter;
import dev.paperpost.subscription.Subscriptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the mails beside digests and confirmations; the same values make the same bytes. One that a stranger can have sent to
 * somebody holds nothing that the stranger wrote. Thread-safe.
 */
final class LetterMail {

    private static final int INTERESTS_NAMED = 10;
    private static final int LONGEST_INTEREST = 200;

    private final Sender sender;
    private final String home;

    /** @param home the public page where anybody can subscribe */
    LetterMail(Sender sender, String home) {
        this.sender = sender;
        this.home = home;
    }

    OutgoingMail compose(UUID deliveryId, Instant dated, Letter letter) {
        Messages words = Messages.of(letter.to().locale());
        LetterView view =
                switch (letter.kind()) {
                    case MANAGE_LINK -> view("manage", letter, letter.manage(), null, words);
                    case GOODBYE ->
                        view(
                                "goodbye",
                                letter,
                                letter.unsubscribe(),
                                new Way(words.say("letter.goodbye.again"), home),
                                words);
                    case QUIET ->
                        view(
                                "quiet",
                                letter,
                                letter.manage(),
                                new Way(words.say("digest.unsubscribe"), letter.unsubscribe()),
                                words);
                    case ADDRESS_CHANGE -> view("move", letter, letter.move(), null, words);
                    case ADDRESS_NOTICE -> view("notice", letter, letter.manage() + "/address", null, words);
                    case ADDRESS_TAKEN -> view("taken", letter, letter.manage(), null, words);
                };
        Rendered body = Rendered.of(MailTemplates.letter(view));
        return new OutgoingMail(
                letter.to().email(), view.subject(), body.text(), body.html(), headers(deliveryId, dated, letter));
    }

    private Map<String, String> headers(UUID deliveryId, Instant dated, Letter letter) {
        MessageHeaders headers = new MessageHeaders(sender, deliveryId, dated);
        return letter.kind() == Letter.Kind.QUIET
                ? headers.ofList("quiet", letter.unsubscribe(), home)
                : headers.ofAnswer();
    }

    private LetterView view(String kind, Letter letter, String link, Way way, Messages words) {
        String key = "letter." + kind + ".";
        LocalDate day = day(letter);
        boolean quiet = letter.kind() == Letter.Kind.QUIET;
        List<String> ideas = quiet ? shown(letter.ideas(), words) : List.of();
        return new LetterView(
                words,
                sender.name(),
                words.say(key + "subject", sender.name(), words.day(day).replace('\u00A0', ' ')),
                words.say(key + "preheader"),
                words.say(key + "heading"),
                words.say(key + "lead", sender.name(), words.longDay(day)),
                quiet ? shown(letter.to().interests(), words) : List.of(),
                words.say(key + "effect", words.longDay(day)),
                quiet ? words.say(ideas.isEmpty() ? "letter.quiet.hint" : "letter.quiet.ideas") : "",
                ideas,
                words.say(key + "button"),
                link,
                words.say(key + "note", letter.to().email()),
                way);
    }

    /** The last day of an undo, or the first of the quiet weeks; others speak of none. */
    private static LocalDate day(Letter letter) {
        Instant moment = letter.kind() == Letter.Kind.GOODBYE
                ? letter.occasion().plus(Subscriptions.UNDO_WITHIN)
                : letter.occasion();
        return moment.atZone(letter.to().schedule().zone()).toLocalDate();
    }

    private static List<String> shown(List<String> interests, Messages words) {
        List<String> shown = interests.stream()
                .limit(INTERESTS_NAMED)
                .map(interest -> Shorten.text(DisplayText.clean(interest), LONGEST_INTEREST))
                .collect(Collectors.toCollection(ArrayList::new));
        int others = interests.size() - shown.size();
        if (others > 0) {
            shown.add(words.count("interests.more", others));
        }
        return shown;
    }
}
