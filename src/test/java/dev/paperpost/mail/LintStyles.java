package dev.paperpost.mail;

import static dev.paperpost.mail.EmailLint.unless;

import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Only what old and new clients understand. */
final class LintStyles {

    private static final Set<String> PROPERTIES = Set.of(
            "margin",
            "padding",
            "background-color",
            "color",
            "display",
            "max-height",
            "overflow",
            "mso-hide",
            "word-break",
            "width",
            "max-width",
            "border-top",
            "border-radius",
            "font-family",
            "font-size",
            "font-weight",
            "line-height",
            "mso-line-height-rule",
            "text-decoration");

    private final Document page;

    LintStyles(OutgoingMail mail) {
        this.page = Jsoup.parse(mail.html());
    }

    void check(List<String> findings) {
        for (Element element : page.select("[style]")) {
            int size = 0;
            int line = 0;
            for (String declaration : element.attr("style").split(";")) {
                String[] parts = declaration.split(":", 2);
                unless(parts.length == 2, findings, "css: " + declaration);
                String name = parts[0].strip();
                String value = parts.length == 2 ? parts[1].strip() : "";
                unless(PROPERTIES.contains(name), findings, "css: property " + name);
                value(name, value, findings);
                size = name.equals("font-size") ? pixels(value) : size;
                line = name.equals("line-height") ? pixels(value) : line;
            }
            unless(size == 0 || size >= 14, findings, "css: smaller than 14 px");
            unless(
                    !element.normalName().equals("p") || element.hasClass("m") || size == 0 || size >= 16,
                    findings,
                    "css: text smaller than 16 px that is no small print");
            unless(
                    line == 0 || line >= size * (size < 18 ? 1.4 : 1.25),
                    findings,
                    "css: lines too close at " + size + " px");
        }
    }

    private static void value(String name, String value, List<String> findings) {
        unless(!value.matches(".*(var|calc|rgb|hsl|url)\\(.*|.*\\d(rem|em)\\b.*"), findings, "css: value " + value);
        unless(!value.contains("!important"), findings, "css: !important inline");
        unless(!value.matches(".*\\b(flex|grid|fixed|absolute)\\b.*"), findings, "css: layout " + value);
        unless(!value.matches(".*#(?![0-9a-f]{6}\\b).*"), findings, "css: colour in " + value);
        if (name.endsWith("color")) {
            unless(value.matches("#[0-9a-f]{6}"), findings, "css: colour " + value);
        }
    }

    private static int pixels(String value) {
        return value.matches("\\d+px") ? Integer.parseInt(value.replace("px", "")) : -1;
    }
}
