package dev.paperpost.interest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader asks for, read from the query language of docs/interests.md. Immutable and thread-safe.
 */
public final class Interest {

    private final String text;
    private final String canonical;
    private final Node root;
    private final Query query;
    private final List<Problem> warnings;
    /** Made when a paper is first explained; two threads may both make it. */
    private volatile AtomIndex index;

    private Interest(String text, String canonical, Node root, Query query, List<Problem> warnings) {
        this.text = text;
        this.canonical = canonical;
        this.root = root;
        this.query = query;
        this.warnings = warnings;
    }

    /**
     * Reads an interest. At most 512 characters, 32 words and phrases, 8 nested parentheses and 64 combinations; a
     * text that {@link #canonical()} gave is always accepted, even where it is longer.
     *
     * @throws InterestSyntaxException if it cannot be read or could never match, with every problem found
     */
    public static Interest parse(String text) {
        String stripped = text == null ? "" : Signs.strip(text);
        Problems problems = new Problems();
        Interest interest = read(stripped, Limits.TYPED, problems);
        if (interest == null && problems.areOnlyOfSize()) {
            interest = readCanonical(stripped);
        }
        if (interest == null) {
            throw new InterestSyntaxException(problems.inOrder());
        }
        return interest;
    }

    /** @return null if this is no canonical text */
    private static Interest readCanonical(String text) {
        try {
            Interest interest = read(text, Limits.CANONICAL, Problems.thrown());
            return interest.canonical.equals(text) ? interest : null;
        } catch (InterestSyntaxException hasProblems) {
            return null;
        }
    }

    private static Interest read(String text, Limits limits, Problems problems) {
        Problems warnings = new Problems();
        Node root = QueryParser.parse(text, limits, problems, warnings, new TermReader(problems, warnings)::read);
        Query query = problems.isEmpty() ? QueryBuilder.build(root, text, problems) : null;
        if (query == null) {
            return null;
        }
        String canonical = CanonicalForm.of(query);
        if (canonical.getBytes(StandardCharsets.UTF_8).length > Limits.CANONICAL_BYTES) {
            problems.add(
                    "TOO_COMPLEX",
                    "Written out, this interest is too long to be stored.",
                    0,
                    text.length(),
                    "Split it into two interests.");
            return null;
        }
        return new Interest(text, canonical, root, query, warnings.inOrder());
    }

    /** As typed, without blanks around it. */
    public String text() {
        return text;
    }

    /**
     * The same for interests that mean the same and differ in case, hyphens, plural, order, repetition, field aliases,
     * parentheses or typographic signs; itself an interest with this meaning. At most 2,000 bytes in UTF-8.
     */
    public String canonical() {
        return canonical;
    }

    /**
     * The categories of which a paper must have one to match, lower case; empty when papers of any can.
     */
    public Set<String> categories() {
        Set<String> needed = new TreeSet<>();
        for (Clause clause : query.clauses()) {
            Set<String> ofClause = new TreeSet<>();
            for (int i = 0; i < query.atoms().size(); i++) {
                if ((clause.required() & 1 << i) != 0 && query.atoms().get(i) instanceof CategoryAtom category) {
                    ofClause.add(Categories.key(category.name()));
                }
            }
            if (ofClause.isEmpty()) {
                return Set.of();
            }
            needed.addAll(ofClause);
        }
        return needed;
    }

    /** What {@link #categories()} may say of an interest that finds papers of a category: the category, its archive. */
    public static Set<String> categoriesFinding(String category) {
        return Categories.keysOf(category);
    }

    /** What is allowed but may not be meant; usually empty. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Says what of this interest a paper has and where. Slower than {@link InterestIndex#match}, same answer. */
    public Explanation explain(PaperText paper) {
        return explain(new ReadPaper(paper));
    }

    /** As {@link #explain(PaperText)}, for papers that are asked about again. */
    public Explanation explain(ReadPaper paper) {
        AtomIndex made = index;
        if (made == null) {
            made = new AtomIndex(query.atoms());
            index = made;
        }
        return Explainer.explain(query, root, made, paper);
    }

    Query query() {
        return query;
    }

    Node root() {
        return root;
    }
}
