package dev.paperpost.mail;

import static dev.paperpost.mail.EmailLint.unless;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Size and frame of the HTML part. */
final class LintDocument {

    private final OutgoingMail mail;
    private final Document page;

    LintDocument(OutgoingMail mail) {
        this.mail = mail;
        this.page = Jsoup.parse(mail.html());
    }

    void check(List<String> findings) {
        String html = mail.html();
        unless(html.getBytes(StandardCharsets.UTF_8).length <= 80 * 1024, findings, "size: HTML above 80 KiB");
        unless(html.startsWith("<!doctype html>\n"), findings, "doctype: not HTML5");
        Element root = page.selectFirst("html");
        unless(root.hasAttr("lang") && root.hasAttr("dir"), findings, "language: html without lang or dir");
        Element wrapper = page.selectFirst("body > div");
        unless(
                wrapper != null && wrapper.hasAttr("lang") && wrapper.hasAttr("dir"),
                findings,
                "wrapper: webmail drops body, so lang and dir must stand on the first element in it");
        unless(page.title().equals(squeeze(mail.subject())), findings, "title: not the subject");
        unless(page.selectFirst("meta[charset=utf-8]") != null, findings, "charset: not UTF-8");
        Element viewport = page.selectFirst("meta[name=viewport]");
        unless(
                viewport != null && !viewport.attr("content").matches(".*(user-scalable=no|maximum-scale).*"),
                findings,
                "viewport: missing, or it blocks zoom");
        unless(
                page.select("meta[name=color-scheme], meta[name=supported-color-schemes]")
                                .size()
                        == 2,
                findings,
                "scheme: not both metas");
        unless(page.select("head style").html().contains("prefers-color-scheme: dark"), findings, "dark: no block");
        unless(page.select("body style").isEmpty(), findings, "style: in the body");
        unless(page.select("style").html().length() <= 8 * 1024, findings, "style: above 8 KB");
        unless(
                page.select("link").isEmpty() && !html.contains("@import"),
                findings,
                "network: something is fetched to show the mail");
        unless(count(html, "<!--[if mso]") == count(html, "<![endif]-->"), findings, "outlook: blocks not balanced");
        unless(count(html, "<!--[if mso]><table") == 1, findings, "outlook: not exactly one table around all");
        unless(html.contains("<table role=\"presentation\" width=\"600\""), findings, "outlook: no table of 600 px");
        unless(!page.select("table[style*=max-width:600px]").isEmpty(), findings, "width: not held at 600 px");
        page.select("style").forEach(sheet -> sheet(sheet.data(), findings));
        unless(!html.contains("\r"), findings, "lines: not ended by LF alone");
    }

    /** What makes some clients throw a whole block away. */
    private static void sheet(String css, List<String> findings) {
        unless(count(css, "{") == count(css, "}"), findings, "sheet: braces not balanced");
        unless(!css.matches("(?s).*(var|calc|rgba?|hsla?|url)\\(.*"), findings, "sheet: a function");
        unless(
                !css.matches("(?s).*[:\\s]#(?![0-9a-f]{6}\\b)\\w+\\s*[;! ].*"),
                findings,
                "sheet: a colour not of six digits");
        unless(!css.matches("(?s).*\\[[a-z-]+[~^$*|]?=?.*].*"), findings, "sheet: a selector by attribute");
        unless(
                !css.matches("(?s).*\\S!important.*|.*!\\s+important.*"),
                findings,
                "sheet: !important without a space before");
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String squeeze(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
