package dev.paperpost.mail;

import dev.paperpost.digest.Entry.Span;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.List;

/** Text with what matched in bold on a coloured ground, as markup: the only place where a mail's markup is not a template. */
@TemplateExtension(namespace = "marked")
final class MarkedText {

    private static final HtmlEscaper ESCAPER = new HtmlEscaper(List.of());

    private MarkedText() {}

    /** @param style of what matched */
    static RawString html(List<Span> spans, String style) {
        String mark = "<b class=\"hl\" style=\"" + style + "\">";
        StringBuilder html = new StringBuilder();
        for (Span span : spans) {
            String text = ESCAPER.map(span.text(), null);
            if (span.marked()) {
                html.append(mark).append(text).append("</b>");
            } else {
                html.append(text);
            }
        }
        return new RawString(html.toString());
    }
}
