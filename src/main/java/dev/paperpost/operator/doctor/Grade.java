package dev.paperpost.operator.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a check ended. */
public enum Grade {
    OK,
    WARNING,
    PROBLEM,

    /** It could not be looked at from here; says nothing about whether it is well. */
    UNKNOWN;

    /** The word for it in tables and JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
