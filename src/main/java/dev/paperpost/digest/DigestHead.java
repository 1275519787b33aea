package dev.paperpost.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A stored digest without its papers.
 *
 * @param shown how many of them the mail shows
 * @param completeness what is said of the sources; may be empty
 * @param trending papers shown below, best first; may be empty
 * @param period how far back these may have begun to trend
 * @param welcome whether it is a new reader's first one, before their hour
 */
record DigestHead(
        long id,
        long subscriberId,
        LocalDate slot,
        Instant dueAt,
        int shown,
        ZoneId zone,
        Locale locale,
        String completeness,
        List<Long> trending,
        Trending.Period period,
        boolean welcome) {}
