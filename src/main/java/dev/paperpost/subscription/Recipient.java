package dev.paperpost.subscription;

import java.util.List;
import java.util.Locale;

/**
 * Whom a mail goes to and what it may say about them.
 *
 * @param interests the reader's own words, in their order
 * @param active false while the first confirmation is awaited
 */
public record Recipient(
        long subscriberId, String email, Locale locale, Schedule schedule, List<String> interests, boolean active) {}
