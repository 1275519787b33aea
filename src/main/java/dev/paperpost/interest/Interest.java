package dev.paperpost.interest;

import java.util.List;

/** What a reader asks for. Immutable and thread-safe. */
public final class Interest {

    private final String text;

    private Interest(String text) {
        this.text = text;
    }

    public static Interest parse(String text) {
        return new Interest(text.strip());
    }

    public String text() {
        return text;
    }

    public String canonical() {
        return text;
    }

    public List<Problem> warnings() {
        return List.of();
    }

    public Explanation explain(PaperText paper) {
        return new Explanation(false, 0, List.of(), new Explanation.Part(text, "word", false, List.of()));
    }
}
