package dev.paperpost.mail;

import static dev.paperpost.mail.EmailLint.unless;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Elements, headings and the hidden first line. */
final class LintStructure {

    private static final String FORBIDDEN =
            "script, form, input, button, svg, video, audio, iframe, base, picture, img,"
                    + " section, nav, article, header, footer, main, aside, figure, object, embed, math, canvas, template,"
                    + " textarea, select, noscript, frame, frameset, applet, marquee, font, center";

    private final OutgoingMail mail;
    private final Document page;

    LintStructure(OutgoingMail mail) {
        this.mail = mail;
        this.page = Jsoup.parse(mail.html());
    }

    void check(List<String> findings) {
        page.select(FORBIDDEN).forEach(e -> findings.add("element: " + e.tagName()));
        for (Element element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                String name = attribute.getKey();
                unless(!name.startsWith("on"), findings, "handler: " + name);
                unless(!name.equals("id"), findings, "id: " + attribute.getValue());
            });
        }
        for (Element table : page.select("table")) {
            unless(table.attr("role").equals("presentation"), findings, "table: without role");
            long depth = table.parents().stream()
                    .filter(p -> p.normalName().equals("table"))
                    .count();
            unless(depth < 3, findings, "table: nested too deep");
        }
        headings(findings);
        preheader(findings);
    }

    private void headings(List<String> findings) {
        unless(page.select("h1").size() == 1, findings, "h1: not exactly one");
        int level = 0;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.tagName().charAt(1) - '0';
            unless(next <= level + 1, findings, "heading: a level is skipped before " + heading.text());
            unless(!heading.text().isBlank(), findings, "heading: empty " + heading.tagName());
            level = next;
        }
    }

    private void preheader(List<String> findings) {
        Element first = page.selectFirst("body > div > div");
        boolean hidden = first != null
                && first.attr("style").contains("display:none")
                && first.attr("style").contains("mso-hide:all");
        unless(hidden, findings, "preheader: none, or not hidden everywhere");
        if (hidden) {
            String text = first.text().replaceAll("[\u034F\u200C\u00A0 ]+$", "");
            unless(
                    text.length() >= 40 && text.length() <= 130,
                    findings,
                    "preheader: " + text.length() + " characters");
            unless(!text.equals(mail.subject()), findings, "preheader: repeats the subject");
            unless(page.body().text().startsWith(text), findings, "preheader: not the first words");
        }
    }
}
