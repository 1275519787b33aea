package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts text to a length at the end of a word and says so with an ellipsis. Lengths are in UTF-16 units. */
public final class Shorten {

    private static final String ELLIPSIS = "…";

    private Shorten() {}

    /** The text, or as many whole words of it as fit with an ellipsis into {@code max} (at least 2). */
    public static String text(String text, int max) {
        return text.length() <= max ? text : text.substring(0, cut(text, max)) + ELLIPSIS;
    }

    /** As {@link #text}, keeping the marks. */
    public static List<Span> spans(List<Span> spans, int max) {
        int length = 0;
        for (Span span : spans) {
            length += span.text().length();
        }
        if (length <= max) {
            return spans;
        }
        String text = Entry.plain(spans);
        List<Span> kept = new ArrayList<>();
        int left = cut(text, max);
        for (Span span : spans) {
            if (left == 0) {
                break;
            }
            int taken = Math.min(left, span.text().length());
            kept.add(new Span(span.text().substring(0, taken), span.marked()));
            left -= taken;
        }
        kept.add(new Span(ELLIPSIS, false));
        return List.copyOf(kept);
    }

    /** Where to cut so that an ellipsis still fits: after a word, or in a word that fills more than half. */
    static int cut(String text, int max) {
        int limit = max - ELLIPSIS.length();
        int space = text.lastIndexOf(' ', limit);
        int cut = space > limit / 2 ? space : limit;
        while (cut > 0 && (isSeparator(text.charAt(cut - 1)) || Character.isHighSurrogate(text.charAt(cut - 1)))) {
            cut--;
        }
        return cut;
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',' || c == ';' || c == ':';
    }
}
