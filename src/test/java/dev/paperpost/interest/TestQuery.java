package dev.paperpost.interest;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A query of the tests' own, which knows how to be written and what it means, and nothing of the product's model. */
sealed interface TestQuery {

    /** In the query language, fully parenthesised where needed. */
    String written();

    boolean holds(Predicate<Leaf> has);

    List<Leaf> leaves();

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

        @Override
        public List<Leaf> leaves() {
            return List.of(this);
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

        @Override
        public List<Leaf> leaves() {
            return part.leaves();
        }
    }

    record And(List<TestQuery> parts) implements TestQuery {
        @Override
        public String written() {
            return parts.stream()
                    .map(p -> p instanceof Leaf || p instanceof Not ? p.written() : "(" + p.written() + ")")
                    .collect(Collectors.joining(" "));
        }

        @Override
        public boolean holds(Predicate<Leaf> has) {
            return parts.stream().allMatch(p -> p.holds(has));
        }

        @Override
        public List<Leaf> leaves() {
            return parts.stream().flatMap(p -> p.leaves().stream()).toList();
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

        @Override
        public List<Leaf> leaves() {
            return parts.stream().flatMap(p -> p.leaves().stream()).toList();
        }
    }
}
