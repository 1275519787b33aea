package dev.paperpost.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Header fields up to a blank line, as mails and their reports hold them (RFC 5322 section 2.2); the first of a name counts. */
record FieldGroup(Map<String, String> fields) {

    private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
    private static final Pattern LINE_END = Pattern.compile("\\r?\\n");
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");

    /** More belong to no mail that was sent to one reader. */
    private static final int MOST = 50;

    /** All groups of a text, at most 50. */
    static List<FieldGroup> all(String text) {
        return BLANK_LINE
                .splitAsStream(text.strip())
                .limit(MOST)
                .map(FieldGroup::read)
                .toList();
    }

    /** The value without its folds; empty when there is no such field. */
    String get(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static FieldGroup read(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String line : LINE_END.split(FOLD.matcher(text).replaceAll(" "))) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return new FieldGroup(fields);
    }
}
