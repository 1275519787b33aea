package dev.paperpost.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One thing wrong with what a reader or program sent.
 *
 * @param field path such as {@code interests[2]}
 * @param code stable upper-case code for programs
 * @param detail one sentence for people, in English
 * @param start UTF-16 offset into the field's text, null when the whole field is meant
 * @param end exclusive, null like {@code start}
 * @param suggestion how to mend it, or null
 * @param words names the text that says it in other languages: the code, or more exactly where one code stands for many faults
 */
public record FieldProblem(
        String field,
        String code,
        String detail,
        Integer start,
        Integer end,
        String suggestion,
        @JsonIgnore String words) {

    /** The code says all. */
    public FieldProblem(String field, String code, String detail, Integer start, Integer end, String suggestion) {
        this(field, code, detail, start, end, suggestion, code);
    }

    static FieldProblem of(String field, String code, String detail) {
        return new FieldProblem(field, code, detail, null, null, null);
    }

    static FieldProblem of(String field, AddressFault fault) {
        return new FieldProblem(
                field, "INVALID_ADDRESS", fault.detail, null, null, null, "INVALID_ADDRESS." + fault.name());
    }
}
