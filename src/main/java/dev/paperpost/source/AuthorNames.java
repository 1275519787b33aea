package dev.paperpost.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Brings the names of authors, however a source joins and turns them, into the order they are spoken in. */
final class AuthorNames {

    private static final Pattern AND = Pattern.compile("\\s+(?:and|&)\\s+", Pattern.CASE_INSENSITIVE);

    private AuthorNames() {}

    /** {@code Lovelace, A.} is {@code A. Lovelace} and {@code King, Jr., M.} is {@code M. King Jr.}; others stay. */
    static String spoken(String name) {
        List<String> parts = split(name, ',');
        return switch (parts.size()) {
            case 2 -> parts.get(1) + " " + parts.get(0);
            case 3 -> parts.get(2) + " " + parts.get(0) + " " + parts.get(1);
            default -> name.strip();
        };
    }

    /** Names joined by semicolons, each turned or not. */
    static List<String> bySemicolon(String names) {
        return split(names, ';').stream().map(AuthorNames::spoken).toList();
    }

    /** Names joined by {@code and}, as BibTeX has them; what stands in braces is one name. */
    static List<String> byAnd(String names) {
        List<String> spoken = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (String word : names.strip().split("\\s+")) {
            if (word.equalsIgnoreCase("and") && depth == 0) {
                spoken.add(spoken(name.toString()));
                name.setLength(0);
            } else {
                name.append(name.length() == 0 ? "" : " ").append(word);
                depth += depth(word);
            }
        }
        spoken.add(spoken(name.toString()));
        spoken.removeIf(String::isEmpty);
        return spoken;
    }

    /** Names in one text of unknown making: joined by semicolons, by commas and {@code and}, or a single one. */
    static List<String> joined(String names) {
        if (names.indexOf(';') >= 0) {
            return bySemicolon(names);
        }
        String[] byAnd = AND.split(names);
        List<String> byComma = ArxivItem.authors(AND.matcher(names).replaceAll(", "));
        boolean turned = Arrays.stream(byAnd).allMatch(AuthorNames::isTurned);
        return turned ? Arrays.stream(byAnd).map(AuthorNames::spoken).toList() : byComma;
    }

    /** {@code Lovelace, Ada}: two names of people would have at least two words each. */
    private static boolean isTurned(String name) {
        List<String> parts = split(name, ',');
        return parts.size() == 2 && parts.get(0).indexOf(' ') < 0;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? separator : text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == separator && (depth == 0 || i == text.length())) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static int depth(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
        }
        return depth;
    }
}
