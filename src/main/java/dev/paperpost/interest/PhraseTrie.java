package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All text atoms of an index as one tree of labels, so that a text is walked once however many atoms there are and
 * atoms with a common beginning share it. A prefix is a label with a * at its end.
 */
final class PhraseTrie {

    /** Receives what is found. */
    interface Finds {
        /** @param position where it starts; the same atom may be reported again for the same position */
        void found(int atom, int position);
    }

    private static final class Branch {
        private final Map<String, Branch> next = new HashMap<>(2);
        private final List<Integer> atoms = new ArrayList<>(1);
        private int shortestPrefix = Integer.MAX_VALUE;
        private int longestPrefix;
    }

    private final Branch root = new Branch();

    void add(TextAtom atom, int id) {
        Branch branch = root;
        for (String label : atom.labels()) {
            branch = branch.next.computeIfAbsent(label, l -> new Branch());
        }
        if (!atom.prefix().isEmpty()) {
            branch.shortestPrefix =
                    Math.min(branch.shortestPrefix, atom.prefix().length());
            branch.longestPrefix = Math.max(branch.longestPrefix, atom.prefix().length());
            branch = branch.next.computeIfAbsent(atom.prefix() + "*", l -> new Branch());
        }
        branch.atoms.add(id);
    }

    void walk(TextGraph text, Finds finds) {
        for (int position = 0; position < text.size(); position++) {
            walk(root, text, position, position, finds);
        }
    }

    private static void walk(Branch branch, TextGraph text, int at, int start, Finds finds) {
        for (TextGraph.Edge edge : text.from(at)) {
            Branch next = branch.next.get(edge.label());
            if (next != null) {
                report(next, start, finds);
                if (!next.next.isEmpty()) {
                    walk(next, text, edge.to(), start, finds);
                }
            }
            prefixes(branch, edge.surface(), start, finds);
        }
    }

    private static void prefixes(Branch branch, String surface, int start, Finds finds) {
        int longest = surface == null ? 0 : Math.min(branch.longestPrefix, surface.length());
        for (int n = branch.shortestPrefix; n <= longest; n++) {
            Branch next = branch.next.get(surface.substring(0, n) + "*");
            if (next != null) {
                report(next, start, finds);
            }
        }
    }

    private static void report(Branch branch, int start, Finds finds) {
        for (int atom : branch.atoms) {
            finds.found(atom, start);
        }
    }
}
