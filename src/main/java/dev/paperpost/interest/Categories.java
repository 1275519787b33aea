package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The subjects that sources file papers under: the arXiv taxonomy with its archives and old names, and the subject
 * areas of bioRxiv and medRxiv. A paper may bear any other; an interest may only ask for these.
 */
final class Categories {

    private static final int MOST_SUGGESTIONS = 4;
    private static final Pattern BETWEEN = Pattern.compile("[\\s_/]+");

    /** Lower-case name to the name as it is best written. */
    private static final Map<String, String> KNOWN = new TreeMap<>();

    static {
        for (String line : WordList.lines("categories.txt")) {
            String[] names = line.split(" = ");
            KNOWN.put(key(names[0]), names[names.length - 1]);
        }
    }

    private Categories() {}

    /** The written name of a known subject, its successor if it is an old one, or null. */
    static String find(String name) {
        String key = key(name);
        if (key.endsWith(".*") || key.endsWith("*")) {
            key = key.substring(0, key.length() - (key.endsWith(".*") ? 2 : 1));
        }
        return KNOWN.get(key);
    }

    /** The written name of the arXiv category whose code a word is, or null; cs and math are words like others. */
    static String ofCode(String word) {
        boolean isCode = word.indexOf('.') > 0 || word.indexOf('-') > 0;
        return isCode ? KNOWN.get(word.toLowerCase(Locale.ROOT)) : null;
    }

    /** What an interest must ask for to find a paper filed under this name: the name, its successor, their archives. */
    static Set<String> keysOf(String name) {
        Set<String> keys = new LinkedHashSet<>();
        String key = key(name);
        addWithArchive(key, keys);
        String successor = KNOWN.get(key);
        if (successor != null) {
            addWithArchive(key(successor), keys);
        }
        keys.remove("");
        return keys;
    }

    private static void addWithArchive(String key, Set<String> keys) {
        keys.add(key);
        int dot = key.indexOf('.');
        if (dot > 0) {
            keys.add(key.substring(0, dot));
        }
    }

    static String key(String name) {
        int bracket = name.indexOf('('); // medRxiv adds what a subject includes
        String bare = bracket > 0 ? name.substring(0, bracket) : name;
        return BETWEEN.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Known subjects that may have been meant, the likeliest first. */
    static List<String> near(String name) {
        String key = key(name);
        String archive = key.contains(".") ? key.substring(0, key.indexOf('.') + 1) : "";
        List<String> near = new ArrayList<>();
        KNOWN.forEach((known, written) -> {
            if (EditDistance.atMost(1, known, key)) {
                near.add(written);
            }
        });
        KNOWN.forEach((known, written) -> {
            boolean sameArchive = !archive.isEmpty() && (known + ".").startsWith(archive);
            boolean containsWord = key.length() > 3 && (" " + known).contains(" " + key);
            boolean misspelled = key.length() > 5 && EditDistance.atMost(2, known, key);
            if (sameArchive || containsWord || misspelled) {
                near.add(written);
            }
        });
        return near.stream().distinct().limit(MOST_SUGGESTIONS).toList();
    }
}
