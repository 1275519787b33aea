package dev.paperpost.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A subscription as its reader sees it.
 *
 * @param interests the reader's own words, in their order
 * @param ownInterests of the interests, those that follow no lab's
 * @param revisions whether new versions of papers that were sent are told of
 * @param trending whether what trends on Hugging Face is shown below
 * @param pausedUntil first day on which digests come again, null when not paused
 * @param nextDigestAt null unless active
 * @param lab the name of the lab whose interests this reader follows, null when they follow none
 * @param labInterests what its owner asks for; a reader who asks for the same has it as their own
 */
public record SubscriptionView(
        long subscriberId,
        String email,
        Subscriber.Status status,
        List<String> interests,
        List<String> ownInterests,
        Schedule schedule,
        Locale locale,
        int maxPapers,
        boolean revisions,
        boolean trending,
        LocalDate pausedUntil,
        Instant nextDigestAt,
        String lab,
        List<String> labInterests) {}
