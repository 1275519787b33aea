package dev.paperpost.web;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import java.util.List;

/** Reads interests out of requests, with every mistake placed. */
class Queries {

    private Queries() {}

    static Interest parse(String field, String text) {
        try {
            return Interest.parse(text == null ? "" : text);
        } catch (InterestSyntaxException e) {
            throw new InvalidRequestException(e.problems().stream()
                    .map(p -> new FieldProblem(field, p.code(), p.message(), p.start(), p.end(), p.suggestion()))
                    .toList());
        }
    }

    static InvalidRequestException invalid(String field, String code, String detail) {
        return new InvalidRequestException(List.of(new FieldProblem(field, code, detail, null, null, null)));
    }
}
