package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes an interest, or a part of it, with the words its reader typed: a blank for AND, a minus for NOT. */
final class Written {

    private final String typed;

    Written(String typed) {
        this.typed = typed;
    }

    /** A word or phrase as it was typed, without its field. */
    String quoted(Node.Term term) {
        return typed.substring(term.start(), term.end());
    }

    /** A word or phrase without its field and quotation marks. */
    String bare(Node.Term term) {
        String quoted = quoted(term);
        return Signs.isQuote(quoted.charAt(0))
                ? quoted.substring(1, quoted.length() - 1).strip()
                : quoted;
    }

    String term(Node.Term term) {
        return FieldNames.written(term.atom().field()) + quoted(term);
    }

    /** Each ready to be joined by blanks. */
    List<String> parts(List<Node> nodes) {
        return nodes.stream().map(node -> part(node, null, "")).collect(Collectors.toCollection(ArrayList::new));
    }

    /** Each ready to be joined by OR. */
    List<String> alternatives(List<Node> nodes) {
        return nodes.stream().map(node -> alternative(node, null, "")).collect(Collectors.toCollection(ArrayList::new));
    }

    /** The whole with another text in the place of one word or phrase. */
    String replacing(Node root, Node.Term replaced, String replacement) {
        return write(root, replaced, replacement);
    }

    private String write(Node node, Node.Term replaced, String replacement) {
        if (node == replaced) {
            return replacement;
        }
        if (node instanceof Node.And and) {
            return and.parts().stream()
                    .map(part -> part(part, replaced, replacement))
                    .collect(Collectors.joining(" "));
        }
        if (node instanceof Node.Or or) {
            return or.parts().stream()
                    .map(part -> alternative(part, replaced, replacement))
                    .collect(Collectors.joining(" OR "));
        }
        if (node instanceof Node.Not not) {
            return not.part() instanceof Node.Term term
                    ? "-" + term(term)
                    : "NOT (" + write(not.part(), replaced, replacement) + ")";
        }
        return term((Node.Term) node);
    }

    private String part(Node node, Node.Term replaced, String replacement) {
        String text = write(node, replaced, replacement);
        boolean several = node == replaced ? replacement.contains(" OR ") : node instanceof Node.Or;
        return several ? "(" + text + ")" : text;
    }

    private String alternative(Node node, Node.Term replaced, String replacement) {
        String text = write(node, replaced, replacement);
        boolean several = node == replaced
                ? replacement.contains(" ") && !replacement.contains(" OR ") && !replacement.endsWith("\"")
                : node instanceof Node.And;
        return several ? "(" + text + ")" : text;
    }

    /** The words and phrases that are asked for, none of those under NOT. */
    static List<Node.Term> wantedTerms(Node node) {
        List<Node.Term> terms = new ArrayList<>();
        collect(node, terms);
        return terms;
    }

    private static void collect(Node node, List<Node.Term> terms) {
        if (node instanceof Node.Term term) {
            terms.add(term);
        } else if (node instanceof Node.And and) {
            and.parts().forEach(part -> collect(part, terms));
        } else if (node instanceof Node.Or or) {
            or.parts().forEach(part -> collect(part, terms));
        }
    }
}
