package dev.paperpost.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as far as sources agree on it: "Lovelace, Ada", "Ada Lovelace", "A. Lovelace" and "Lovelace A" are one.
 *
 * @param family the last word of the family name in plain letters, which is the same with particles before it or without
 * @param given given names or their initials, in order; may be empty
 */
record AuthorName(String family, List<String> given) {

    private static final Pattern NO_PART_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{M}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("['\u2018\u2019\u02BC]");
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}{1,3}");
    private static final Set<String> SUFFIXES = Set.of("jr", "sr", "ii", "iii", "iv");

    static AuthorName of(String raw) {
        String name = APOSTROPHE.matcher(TexToUnicode.convert(raw)).replaceAll("");
        if (name.codePoints().anyMatch(PlainLetters::isEastAsian)) {
            return new AuthorName(PlainLetters.of(String.join("", words(name))), List.of());
        }
        int comma = name.indexOf(',');
        List<String> words = words(comma < 0 ? name : name.substring(0, comma));
        List<String> after = comma < 0 ? List.of() : words(name.substring(comma));
        if (words.isEmpty()) {
            return new AuthorName("", List.of());
        }
        if (!after.isEmpty()) {
            return new AuthorName(PlainLetters.of(words.get(words.size() - 1)), given(after));
        }
        int family = words.size() - 1;
        while (family > 0 && INITIALS.matcher(words.get(family)).matches()) {
            family--;
        }
        boolean initialsLast = family < words.size() - 1;
        boolean allInitials = family == 0 && INITIALS.matcher(words.get(0)).matches();
        if (initialsLast && !allInitials) {
            return new AuthorName(PlainLetters.of(words.get(family)), given(words.subList(family + 1, words.size())));
        }
        int last = words.size() - 1;
        return new AuthorName(PlainLetters.of(words.get(last)), given(words.subList(0, last)));
    }

    /** Whether both may be the name of one person; what one of them leaves out or shortens does not count against it. */
    boolean agrees(AuthorName other) {
        if (family.isEmpty() || !family.equals(other.family)) {
            return false;
        }
        for (int i = 0; i < Math.min(given.size(), other.given.size()); i++) {
            String mine = given.get(i);
            String theirs = other.given.get(i);
            if (!mine.startsWith(theirs) && !theirs.startsWith(mine)) {
                return false;
            }
        }
        return true;
    }

    /** How much of the given names is written out, in letters. */
    int length() {
        return given.stream().mapToInt(String::length).sum();
    }

    /** Without what says which of several of the same name. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : NO_PART_OF_A_WORD.split(text)) {
            if (!word.isEmpty() && !SUFFIXES.contains(PlainLetters.of(word))) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> given(List<String> words) {
        List<String> given = new ArrayList<>();
        for (String word : words) {
            if (INITIALS.matcher(word).matches()) {
                PlainLetters.of(word).codePoints().mapToObj(Character::toString).forEach(given::add);
            } else {
                given.add(PlainLetters.of(word));
            }
        }
        return List.copyOf(given);
    }
}
