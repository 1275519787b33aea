package dev.paperpost.source;

import java.util.Locale;
import java.util.Set;

/**
 * A configured category or whole archive, in the spellings of arXiv's interfaces (info.arxiv.org/help/oa,
 * arxiv.org/category_taxonomy).
 *
 * @param name as configured: {@code cs.CL}, {@code hep-th}, {@code cs}
 */
record ArxivCategory(String name) {

    private static final String PHYSICS = "physics";

    /** All other archives belong to the group of physics. */
    private static final Set<String> GROUPS = Set.of("cs", "econ", "eess", "math", "q-bio", "q-fin", "stat");

    private static final Set<String> DIVIDED =
            Set.of("astro-ph", "cond-mat", "cs", "econ", "eess", "math", "nlin", PHYSICS, "q-bio", "q-fin", "stat");

    /** Their subject classes are words, those of all others are letters. */
    private static final Set<String> WITH_WORDS = Set.of("cond-mat", PHYSICS);

    ArxivCategory {
        name = name.strip();
    }

    /** The source that lists the same papers day by day. */
    String feed() {
        return ArxivRss.SERVICE + ":" + name;
    }

    /** The set of OAI-PMH that holds its papers: {@code cs:cs:CL}, {@code physics:hep-th}, {@code cs}. */
    String oaiSet() {
        String archive = archive();
        String group = GROUPS.contains(archive) ? archive : PHYSICS;
        if (subject().isEmpty()) {
            return group.equals(archive) ? group : group + ":" + archive;
        }
        return group + ":" + archive + ":" + subject();
    }

    /** A term of the query API. */
    String query() {
        if (!subject().isEmpty()) {
            return "cat:" + archive() + "." + subject();
        }
        return "cat:" + archive() + (DIVIDED.contains(archive()) ? ".*" : "");
    }

    private String archive() {
        return name.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    }

    private String subject() {
        String subject = name.contains(".") ? name.substring(name.indexOf('.') + 1) : "";
        return WITH_WORDS.contains(archive()) ? subject.toLowerCase(Locale.ROOT) : subject.toUpperCase(Locale.ROOT);
    }
}
