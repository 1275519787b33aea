package dev.paperpost.interest;

import java.util.List;

/** An interest as it was typed, with the place of each part in the text. */
sealed interface Node {

    int start();

    int end();

    record Term(Atom atom, int start, int end) implements Node {}

    record And(List<Node> parts) implements Node {
        @Override
        public int start() {
            return parts.get(0).start();
        }

        @Override
        public int end() {
            return parts.get(parts.size() - 1).end();
        }
    }

    record Or(List<Node> parts) implements Node {
        @Override
        public int start() {
            return parts.get(0).start();
        }

        @Override
        public int end() {
            return parts.get(parts.size() - 1).end();
        }
    }

    record Not(Node part, int start) implements Node {
        @Override
        public int end() {
            return part.end();
        }
    }

    /** What could not be read; a problem has been reported. */
    record Broken(int start, int end) implements Node {}
}
