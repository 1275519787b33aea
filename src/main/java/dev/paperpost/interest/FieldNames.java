package dev.paperpost.interest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What readers call the fields: our names, and those of arXiv, Google Scholar and PubMed. */
final class FieldNames {

    private static final Map<String, Field> NAMES = new HashMap<>();
    private static final Map<String, Field> TAGS = new HashMap<>();

    static {
        name(Field.ANY, "any", "all", "text");
        name(Field.TITLE, "title", "ti", "intitle", "allintitle");
        name(Field.ABSTRACT, "abstract", "abs", "ab");
        name(Field.AUTHOR, "author", "au", "authors");
        name(Field.CATEGORY, "category", "cat", "cats", "subject");
        tag(Field.TITLE, "ti", "title");
        tag(Field.ABSTRACT, "ab", "abstract");
        tag(Field.AUTHOR, "au", "author");
        tag(Field.ANY, "tiab", "tw", "all", "title/abstract");
    }

    private FieldNames() {}

    private static void name(Field field, String... names) {
        for (String name : names) {
            NAMES.put(name, field);
        }
    }

    private static void tag(Field field, String... tags) {
        for (String tag : tags) {
            TAGS.put(tag, field);
        }
    }

    /** The field before a colon, or null. */
    static Field named(String name) {
        return NAMES.get(name.toLowerCase(Locale.ROOT));
    }

    /** The field of a PubMed tag in brackets, or null. */
    static Field tagged(String tag) {
        return TAGS.get(tag.strip().toLowerCase(Locale.ROOT));
    }

    /** What an unknown name should probably be. */
    static String suggestionFor(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String known : List.of("title", "abstract", "author", "category")) {
            if (EditDistance.atMost(2, known, lower)) {
                return "Did you mean " + known + ":? To search for a text with a colon, put it in quotes.";
            }
        }
        return "Fields are title:, abstract:, author: and category:. To search for a text with a colon, put it in"
                + " quotes.";
    }

    /** How a field is written before a word in canonical text. */
    static String written(Field field) {
        return field == Field.ANY ? "" : field.name().toLowerCase(Locale.ROOT) + ":";
    }
}
