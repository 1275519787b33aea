package dev.paperpost.subscription;

import dev.paperpost.interest.Interest;
import java.util.List;
import java.util.Locale;

/**
 * Checked wishes of a reader.
 *
 * @param interests no two mean the same
 */
record Preferences(
        List<Interest> interests,
        Schedule schedule,
        Locale locale,
        int maxPapers,
        boolean revisions,
        boolean trending) {}
