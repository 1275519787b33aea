package dev.paperpost.interest;

import java.util.List;

/** Finds the part of an interest that only excludes. */
final class OnlyNot {

    private OnlyNot() {}

    /** The smallest part that could be fulfilled by a paper about nothing; the whole if there is none smaller. */
    static Node find(Node root) {
        if (root instanceof Node.Or or) {
            for (Node part : or.parts()) {
                if (!asksForSomething(part, false)) {
                    return find(part);
                }
            }
        }
        return root;
    }

    private static boolean asksForSomething(Node node, boolean negated) {
        if (node instanceof Node.Not not) {
            return asksForSomething(not.part(), !negated);
        }
        if (node instanceof Node.And and) {
            return any(and.parts(), negated, negated);
        }
        if (node instanceof Node.Or or) {
            return any(or.parts(), negated, !negated);
        }
        return !negated;
    }

    private static boolean any(List<Node> parts, boolean negated, boolean all) {
        return all
                ? parts.stream().allMatch(part -> asksForSomething(part, negated))
                : parts.stream().anyMatch(part -> asksForSomething(part, negated));
    }
}
