package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Says in words what of an interest was found where. */
final class ReasonWords {

    private static final int TERMS_NAMED = 4;
    private static final int LONGEST_TERM = 60;

    private static final Pattern FIELD = Pattern.compile("^(title|abstract|author|category):");

    private ReasonWords() {}

    static Reason of(String interest, List<Hit> hits) {
        Map<String, Set<Field>> fields = new LinkedHashMap<>();
        for (Hit hit : hits) {
            fields.computeIfAbsent(term(hit.term()), t -> new TreeSet<>()).add(hit.field());
        }
        List<String> where = new ArrayList<>();
        fields.forEach((term, in) -> where.add(term + " (" + join(in) + ")"));
        if (where.isEmpty()) {
            where.add(term(interest));
        }
        return new Reason(interest, where.subList(0, Math.min(TERMS_NAMED, where.size())));
    }

    /** Without the field, which is said after it, and with quotation marks that belong to a sentence. */
    private static String term(String canonical) {
        String term = canonical.indexOf(':') < 0
                ? canonical
                : FIELD.matcher(canonical).replaceFirst("");
        boolean quoted = term.length() > 2 && term.startsWith("\"") && term.endsWith("\"");
        String words = Shorten.text(quoted ? term.substring(1, term.length() - 1) : term, LONGEST_TERM);
        return quoted || words.contains(" ") ? "“" + words + "”" : words;
    }

    private static String join(Set<Field> fields) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(field.name().toLowerCase(Locale.ROOT)));
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
