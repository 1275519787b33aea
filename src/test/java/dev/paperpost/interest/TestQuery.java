package dev.paperpost.interest;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A query of the tests' own, which knows how to be written and what it means, and nothing of the product's model. */
sealed interface TestQuery {

    /** In the query language, fully parenthesised where needed. */
    String written();

    boolean holds(Predicate<Leaf> has);

    /**
     * @param field as written before the colon; empty for none
     * @param term as written, quotes included
     */
    record Leaf(String field, String term) implements TestQuery {
        @Override
        public String written() {
            return field.isEmpty() ? term : field + ":" + term;
        }

        @Override
        public boolean holds(Predicate<Leaf> has) {
            return has.test(this);
        }
    }

    /** A field for a whole group; what has a field of its own keeps it. */
    record InField(String field, TestQuery part) implements TestQuery {
        @Override
        public String written() {
            return field + ":(" + part.written() + ")";
        }

        @Override
        public boolean holds(Predicate<Leaf> has) {
            return part.holds(leaf -> has.test(leaf.field().isEmpty() ? new Leaf(field, leaf.term()) : leaf));
        }
    }

    record Not(TestQuery part) implements TestQuery {
        @Override
        public String written() {
            return part instanceof Leaf ? "-" + part.written() : "NOT (" + part.written() + ")";
        }

        @Override
        public boolean holds(Predicate<Leaf> has) {
            return !part.holds(has);
        }
    }

    record And(List<TestQuery> parts) implements TestQuery {
        @Override
        public String written() {
            return parts.stream()
                    .map(p -> p instanceof And || p instanceof Or ? "(" + p.written() + ")" : p.written())
                    .collect(Collectors.joining(" "));
        }

        @Override
        public boolean holds(Predicate<Leaf> has) {
            return parts.stream().allMatch(p -> p.holds(has));
        }
    }

    record Or(List<TestQuery> parts) implements TestQuery {
        @Override
        public String written() {
            return parts.stream()
                    .map(p -> p instanceof Or ? "(" + p.written() + ")" : p.written())
                    .collect(Collectors.joining(" OR "));
        }

        @Override
        public boolean holds(Predicate<Leaf> has) {
            return parts.stream().anyMatch(p -> p.holds(has));
        }
    }
}
