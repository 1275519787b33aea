package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Shorten;
import dev.paperpost.subscription.Schedule;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Makes a digest mail from plain values; the same values make the same bytes. Thread-safe. */
final class DigestMail {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);
    private static final int INTERESTS_NAMED = 3;
    private static final int LONGEST_INTEREST = 60;

    private final Sender sender;

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
        String subject = SubjectLine.of(content.total(), bestTitle(content), content.slot());
        Rendered body = render(content, subject, why(to, interests, schedule), links);
        return new OutgoingMail(
                to,
                subject,
                body.text(),
                body.html(),
                new MessageHeaders(sender, deliveryId, dated).ofDigest(schedule.cadence(), links));
    }

    private Rendered render(DigestContent content, String subject, String why, DigestLinks links) {
        Rendered body = null;
        for (Layout layout : Layout.BY_PREFERENCE) {
            DigestPage page = DigestPage.of(content, layout);
            body = Rendered.of(MailTemplates.digest(new DigestView(
                    sender.name(),
                    subject,
                    Preheader.of(content),
                    PERIOD.format(content.slot()),
                    Count.of(content.total(), "new paper") + " for you",
                    intro(page.shown(), content.total() - page.shown()),
                    page,
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

    private static String intro(int shown, int elsewhere) {
        return elsewhere == 0
                ? "Grouped by your interests, best first."
                : (shown == 1 ? "The best one is" : "The best " + shown + " are") + " below, " + elsewhere
                        + " more in the web view.";
    }

    private static String why(String to, List<String> interests, Schedule schedule) {
        StringBuilder named = new StringBuilder();
        List<String> first = interests.subList(0, Math.min(INTERESTS_NAMED, interests.size()));
        first.forEach(i -> named.append(named.isEmpty() ? "" : "; ").append(Shorten.text(i, LONGEST_INTEREST)));
        int others = interests.size() - first.size();
        return "You get this because " + to + " asked for new papers on: " + named
                + (others == 0 ? "" : "; and " + others + " more") + ". It comes " + ScheduleWords.of(schedule)
                + " when there is something new.";
    }
}
