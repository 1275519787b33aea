package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Shorten;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes a digest mail from plain values; the same values make the same bytes. Thread-safe. */
final class DigestMail {

    private static final int INTERESTS_NAMED = 3;
    private static final int LONGEST_INTEREST = 60;

    private final Sender sender;
    private final TrendingRows trendingRows = new TrendingRows();

    DigestMail(Sender sender) {
        this.sender = sender;
    }

    /** @param content that shows at least one paper */
    OutgoingMail compose(
            UUID deliveryId,
            Instant dated,
            DigestContent content,
            String to,
            List<String> interests,
            Schedule schedule,
            DigestLinks links) {
        Messages words = Messages.of(content.locale());
        String subject = SubjectLine.of(content.total(), bestTitle(content), content.slot(), words);
        Rendered body = render(content, subject, schedule, why(to, interests, schedule, words), links, words);
        return new OutgoingMail(
                to,
                subject,
                body.text(),
                body.html(),
                new MessageHeaders(sender, deliveryId, dated).ofDigest(schedule.cadence(), links));
    }

    private Rendered render(
            DigestContent content, String subject, Schedule schedule, String why, DigestLinks links, Messages words) {
        Rendered body = null;
        for (Layout layout : Layout.BY_PREFERENCE) {
            DigestPage page = DigestPage.of(content, layout, links, words);
            body = Rendered.of(MailTemplates.digest(new DigestView(
                    words,
                    sender.name(),
                    subject,
                    Preheader.of(content, words),
                    words.longDay(content.slot()),
                    content.heading(words),
                    (content.welcome() ? words.say("welcome.intro", ScheduleWords.of(schedule, words)) + " " : "")
                            + intro(page.shown(), content.total() - page.shown(), words),
                    page,
                    layout.trending() ? trendingRows.block(content.trending(), words) : null,
                    content.completeness(),
                    why,
                    links)));
            if (body.fits()) {
                break;
            }
        }
        return body;
    }

    private static String bestTitle(DigestContent content) {
        return content.groups().stream()
                .flatMap(group -> group.entries().stream())
                .findFirst()
                .map(Entry::headline)
                .orElseThrow();
    }

    private static String intro(int shown, int elsewhere, Messages words) {
        return elsewhere == 0
                ? words.say("digest.intro")
                : words.count("digest.intro.best", shown, words.number(elsewhere));
    }

    private static String why(String to, List<String> interests, Schedule schedule, Messages words) {
        List<String> first = interests.subList(0, Math.min(INTERESTS_NAMED, interests.size()));
        String named = words.semicolons(first.stream()
                .map(interest -> words.apart(Shorten.text(interest, LONGEST_INTEREST)))
                .toList());
        int others = interests.size() - first.size();
        return words.say(
                "digest.why",
                to,
                others == 0 ? named : words.count("digest.why.more", others, named),
                ScheduleWords.of(schedule, words));
    }
}
