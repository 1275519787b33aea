package dev.paperpost.source;

import java.util.Locale;
import java.util.Set;

/**
 * A configured category or whole archive and the set of OAI-PMH that holds its papers: {@code cs.CL} and {@code cs:cs:CL}
 * (info.arxiv.org/help/oa).
 */
record OaiSet(String category, String spec) {

    private static final Set<String> GROUPS = Set.of("cs", "econ", "eess", "math", "q-bio", "q-fin", "stat");

    /** Their subject classes are words, those of all others are letters. */
    private static final Set<String> WITH_WORDS = Set.of("cond-mat", "physics");

    private static final String PHYSICS = "physics";

    static OaiSet of(String category) {
        String[] parts = category.strip().split("\\.", 2);
        String archive = parts[0].toLowerCase(Locale.ROOT);
        String group = GROUPS.contains(archive) ? archive : PHYSICS;
        if (parts.length == 1) {
            return new OaiSet(category.strip(), group.equals(archive) ? group : group + ":" + archive);
        }
        String subject =
                WITH_WORDS.contains(archive) ? parts[1].toLowerCase(Locale.ROOT) : parts[1].toUpperCase(Locale.ROOT);
        return new OaiSet(category.strip(), group + ":" + archive + ":" + subject);
    }

    /** The source that lists the same papers day by day. */
    String feed() {
        return ArxivRss.SERVICE + ":" + category;
    }
}
