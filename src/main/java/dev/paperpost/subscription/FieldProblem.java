package dev.paperpost.subscription;

/**
 * One thing wrong with what a reader or program sent.
 *
 * @param field path such as {@code interests[2]}
 * @param code stable upper-case code for programs
 * @param detail one sentence for people
 * @param start UTF-16 offset into the field's text, null when the whole field is meant
 * @param end exclusive, null like {@code start}
 * @param suggestion how to mend it, or null
 */
public record FieldProblem(String field, String code, String detail, Integer start, Integer end, String suggestion) {

    static FieldProblem of(String field, String code, String detail) {
        return new FieldProblem(field, code, detail, null, null, null);
    }
}
