package dev.paperpost.subscription;

import java.util.List;

/**
 * What a confirm link asks its reader to confirm.
 *
 * @param interests in the words and the order of the request
 * @param expired whether the link is too old to confirm it
 */
public record Requested(String email, List<String> interests, Schedule schedule, boolean expired) {}
