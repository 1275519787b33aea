package dev.paperpost.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names in the authors' field as they typed it: joined by commas and "and", affiliations in brackets
 * (info.arxiv.org/help/prep). Accents in TeX stay as they are.
 */
final class ArxivAuthors {

    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)");

    /** Between names; inside the braces of TeX a comma is an accent's. */
    private static final Pattern COMMA = Pattern.compile("\\s*[,;](?![^{}]*})\\s*");

    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final Pattern LEADING_AND = Pattern.compile("\\Aand\\s+");
    private static final Pattern SUFFIX = Pattern.compile("(?i)(Jr|Sr)\\.?|II|III|IV|Ph\\.?\\s?D\\.?|M\\.?D\\.?");

    private ArxivAuthors() {}

    static List<String> names(String text) {
        String plain = text;
        for (String before = ""; !before.equals(plain); ) {
            before = plain;
            plain = BRACKETS.matcher(plain).replaceAll(" ");
        }
        List<String> names = new ArrayList<>();
        for (String part : COMMA.split(plain.replaceAll("\\s+", " "))) {
            for (String name : split(LEADING_AND.matcher(part.strip()).replaceFirst(""))) {
                int last = names.size() - 1;
                if (SUFFIX.matcher(name).matches() && last >= 0) {
                    names.set(last, names.get(last) + ", " + name);
                } else {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** "The ATLAS and CMS Collaborations" are two that share a word, and stay together. */
    private static List<String> split(String part) {
        if (part.endsWith(" Collaborations")) {
            return List.of(part);
        }
        return AND.splitAsStream(part)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
