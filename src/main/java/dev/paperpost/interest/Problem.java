package dev.paperpost.interest;

/**
 * Something a reader should know about an interest, and where it is.
 *
 * @param code a stable name such as {@code OPEN_QUOTE}, for programs
 * @param message one sentence that says what is wrong, for people
 * @param start first UTF-16 offset into {@link Interest#text()}
 * @param end offset after the last; {@code 0 <= start <= end <= length}
 * @param suggestion one way to mend it, or null where none makes sense
 */
public record Problem(String code, String message, int start, int end, String suggestion) {}
