package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Sentences of pages that hold something bold or linked: a translator moves the place, never the markup. */
@TemplateExtension
final class Sentence {

    private static final HtmlEscaper ESCAPER = new HtmlEscaper(List.of());
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private Sentence() {}

    /** A text as markup: it is escaped, and so are its values except for what was made here. */
    static RawString html(Messages t, String key, Object... values) {
        Object[] places = IntStream.range(0, values.length)
                .mapToObj(place -> "{" + place + "}")
                .toArray();
        // The places outlive the escaping, and what is put there is not looked at again.
        return new RawString(PLACE.matcher(escaped(t.say(key, places)))
                .replaceAll(place -> Matcher.quoteReplacement(markup(values[Integer.parseInt(place.group(1))]))));
    }

    /** A text with its places still open, for a script to fill in. */
    static String pattern(Messages t, String key) {
        return t.say(key, "{0}", "{1}");
    }

    /** A value in bold. */
    static RawString strong(Messages t, Object value) {
        return new RawString("<strong dir=\"auto\">" + escaped(value) + "</strong>");
    }

    /** Words from outside in the quotation marks of the language. */
    static RawString quotation(Messages t, String words) {
        return new RawString("<bdi>" + escaped(t.quoted(words)) + "</bdi>");
    }

    /** The title of a paper, which is in English whatever the page is in. */
    static RawString title(Messages t, String title) {
        return new RawString("<cite lang=\"en\" dir=\"auto\">" + escaped(title) + "</cite>");
    }

    /** The part of an interest that is wrong, in quotation marks, marked. */
    static RawString quoted(Messages t, FormProblem.Line line) {
        String marked = line.marked().isEmpty() ? "" : "<mark>" + escaped(line.marked()) + "</mark>";
        return new RawString("<q dir=\"auto\">" + escaped(line.before()) + marked + escaped(line.after()) + "</q>");
    }

    /** An example of what to type. */
    static RawString code(Messages t, String example) {
        return new RawString("<code dir=\"ltr\">" + escaped(example) + "</code>");
    }

    /** Where words begin that lead to the form, in the language of the page. */
    static RawString formLink(Messages t) {
        return link(t, "/?lang=" + t.tag());
    }

    /** Where words begin that lead to another page of a subscription, in the language of this one. */
    static RawString manageLink(Messages t, String token, String page) {
        return link(t, "/manage/" + token + "/" + page + "?lang=" + t.tag());
    }

    /** Where linked words begin. */
    static RawString link(Messages t, String address) {
        return new RawString("<a href=\"" + escaped(address) + "\">");
    }

    /** Where they end. */
    static RawString linkEnd(Messages t) {
        return new RawString("</a>");
    }

    private static String markup(Object value) {
        return value instanceof RawString raw ? raw.getValue() : escaped(value);
    }

    private static String escaped(Object text) {
        return ESCAPER.map(String.valueOf(text), null);
    }
}
