package dev.paperpost.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who wrote a work.
 *
 * @param names as many as a source tells, in its order
 * @param count how many there are
 */
record AuthorList(List<AuthorName> names, int count) {

    static AuthorList of(List<String> names, int count) {
        return new AuthorList(names.stream().map(AuthorName::of).toList(), count);
    }

    /** Whether both may be the authors of one work: as many, the same first one, the others in any order; lists may be cut. */
    boolean agrees(AuthorList other) {
        if (count != other.count || names.isEmpty() || other.names.isEmpty()) {
            return false;
        }
        boolean shorter = names.size() <= other.names.size();
        return names.get(0).agrees(other.names.get(0))
                && (shorter ? isWithin(names, other.names) : isWithin(other.names, names));
    }

    /** The fullest names choose first, and the fullest: an initial alone fits many. */
    private static boolean isWithin(List<AuthorName> some, List<AuthorName> all) {
        Map<String, List<AuthorName>> left = new HashMap<>();
        fullestFirst(all).forEach(name -> left.computeIfAbsent(name.family(), family -> new ArrayList<>())
                .add(name));
        return fullestFirst(some).allMatch(name -> take(name, left.getOrDefault(name.family(), List.of())));
    }

    private static Stream<AuthorName> fullestFirst(List<AuthorName> names) {
        return names.stream().sorted(Comparator.comparingInt(AuthorName::length).reversed());
    }

    private static boolean take(AuthorName name, List<AuthorName> left) {
        return left.stream().filter(name::agrees).findFirst().map(left::remove).orElse(false);
    }
}
