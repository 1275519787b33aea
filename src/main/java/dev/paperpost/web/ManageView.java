package dev.paperpost.web;

import dev.paperpost.digest.Feedback;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.HeldInterest;
import dev.paperpost.subscription.SubscriptionView;
import java.time.LocalDate;
import java.util.List;

/**
 * A reader's page.
 *
 * @param status PENDING, ACTIVE, UNSUBSCRIBED or BOUNCED
 * @param next when the next digest is due, null unless active
 * @param pausedUntil first day with digests again, null when not paused
 * @param earliest first day a pause can end
 * @param latest last day a pause can end
 * @param feed address of the private feed, null unless active
 * @param opinions what the reader said of papers, the latest first
 * @param muted interests that the reader has muted
 * @param lab whose interests this reader follows, null when nobody's
 * @param labInterests those interests, which are not in the form
 * @param done what was just done, to say so: saved, paused or resumed, else null
 * @param pauseProblem why a pause was refused, else null
 */
record ManageView(
        String token,
        String email,
        String status,
        String next,
        String pausedUntil,
        LocalDate earliest,
        LocalDate latest,
        String feed,
        List<Feedback.Opinion> opinions,
        List<HeldInterest> muted,
        String lab,
        List<String> labInterests,
        String done,
        String pauseProblem) {

    /** Where the reader sees which interests match a paper. */
    public String lookup() {
        return "/manage/" + token + "/papers";
    }

    static ManageView of(
            ReaderVisit visit,
            LocalDate today,
            String feed,
            List<Feedback.Opinion> opinions,
            List<HeldInterest> muted,
            String done,
            String pauseProblem) {
        SubscriptionView view = visit.reader();
        Messages t = visit.t();
        boolean paused = view.pausedUntil() != null && view.pausedUntil().isAfter(today);
        return new ManageView(
                visit.token(),
                view.email(),
                view.status().name(),
                Words.moment(view.nextDigestAt(), view.schedule().zone(), t),
                paused ? t.longDay(view.pausedUntil()) : null,
                today.plusDays(1),
                today.plusYears(2),
                feed,
                opinions,
                muted,
                view.lab(),
                view.labInterests(),
                done,
                pauseProblem);
    }
}
