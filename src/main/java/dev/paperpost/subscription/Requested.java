package dev.paperpost.subscription;

import java.util.List;
import java.util.Locale;

/**
 * What a confirm link asks its reader to confirm.
 *
 * @param interests in the words and the order of the request
 * @param locale the language asked for
 * @param expired whether the link is too old to confirm it
 * @param lab the name of the lab whose interests these are, null when the reader asked themselves
 */
public record Requested(
        String email, List<String> interests, Schedule schedule, Locale locale, boolean expired, String lab) {}
