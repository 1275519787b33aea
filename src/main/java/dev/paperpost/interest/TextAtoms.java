package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Builds text atoms with their canonical spelling. */
final class TextAtoms {

    private TextAtoms() {}

    /** @param quoted whether the reader asked for exactly these words, without verb endings of compounds */
    static TextAtom of(QueryWords words, Field field, boolean quoted) {
        List<QuerySegment> segments = words.segments();
        boolean single = segments.size() == 1 && words.prefix().isEmpty();
        Compound only = single ? segments.get(0).compound() : null;
        List<Compound> compounds = segments.stream()
                .map(QuerySegment::compound)
                .filter(Objects::nonNull)
                .toList();
        String name = FieldNames.written(field);
        if (only != null && !quoted) {
            String spelled = name + SharedCompounds.spellFamily(only);
            return new TextAtom(field, List.of(only.familyLabel()), "", spelled, compounds);
        }
        List<String> labels =
                segments.stream().flatMap(s -> s.labels().stream()).toList();
        List<String> spellings =
                new ArrayList<>(segments.stream().map(QuerySegment::spelled).toList());
        if (!words.prefix().isEmpty()) {
            spellings.add(words.prefix() + "*");
        }
        String spelled = String.join(" ", spellings);
        boolean needsQuotes = spellings.size() > 1 || only != null;
        return new TextAtom(
                field, labels, words.prefix(), name + (needsQuotes ? "\"" + spelled + "\"" : spelled), compounds);
    }
}
