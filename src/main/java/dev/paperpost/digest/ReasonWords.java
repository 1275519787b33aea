package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Field;
import dev.paperpost.platform.Messages;
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

    static Reason of(String interest, List<Hit> hits, Messages words) {
        Map<String, Set<Field>> fields = new LinkedHashMap<>();
        for (Hit hit : hits) {
            fields.computeIfAbsent(term(hit.term(), words), t -> new TreeSet<>())
                    .add(hit.field());
        }
        List<String> where = new ArrayList<>();
        fields.forEach((term, in) -> where.add(words.say("paper.where", term, fields(in, words))));
        if (where.isEmpty()) {
            where.add(term(interest, words));
        }
        return new Reason(interest, where.subList(0, Math.min(TERMS_NAMED, where.size())));
    }

    /** Without the field, which is said after it, and with quotation marks that belong to a sentence. */
    private static String term(String canonical, Messages words) {
        String term = canonical.indexOf(':') < 0
                ? canonical
                : FIELD.matcher(canonical).replaceFirst("");
        boolean quoted = term.length() > 2 && term.startsWith("\"") && term.endsWith("\"");
        String shown = Shorten.text(quoted ? term.substring(1, term.length() - 1) : term, LONGEST_TERM);
        return quoted || shown.contains(" ") ? words.quoted(shown) : shown;
    }

    private static String fields(Set<Field> fields, Messages words) {
        List<String> names = new ArrayList<>();
        fields.forEach(field -> names.add(words.say("field." + field.name().toLowerCase(Locale.ROOT))));
        return words.list(names);
    }
}
