package dev.paperpost.mail;

import static dev.paperpost.mail.EmailLint.unless;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The words: subject, text part, and characters that do harm. */
final class LintText {

    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cntrl}&&[^\n]]|[\u202A-\u202E\u2066-\u2069\uFEFF]|[\\x{1D400}-\\x{1D7FF}]");

    /** Of formulae and commands; what stands between single dollars without one may be a price. */
    private static final Pattern TEX = Pattern.compile(
            "\\$[^$\n]*\\\\[a-zA-Z][^$\n]*\\$|\\\\(text(bf|it|tt|rm)|emph|cite[pt]?|ref|math(bb|cal|bf|rm)|frac|sqrt|begin)\\b");

    /** Of our templates and messages; titles may have braces. */
    private static final Pattern UNFILLED =
            Pattern.compile("\\{(\\d+|(mail|row|section|link|marked|css|t)[.:(][^}]*)}|css\\(\\w+\\)");

    /** Of our templates; titles may speak of others. */
    private static final Pattern MARKUP = Pattern.compile(
            "</?(p|a|h[1-6]|t[dr]|table|div|span|strong|em|br)(\\s[^>]*)?/?>|&(amp|nbsp|lt|gt|quot|#\\d+);");

    /** Ours, in mails that run from right to left. */
    private static final Pattern ISOLATES = Pattern.compile("[\u2068\u2069]");

    private final OutgoingMail mail;
    private final Document page;

    LintText(OutgoingMail mail) {
        this.mail = mail;
        this.page = Jsoup.parse(mail.html());
    }

    void check(List<String> findings) {
        subject(findings);
        for (String part : List.of(mail.subject(), mail.text(), mail.html())) {
            String allowed = page.select("html").attr("dir").equals("rtl")
                    ? ISOLATES.matcher(part).replaceAll("")
                    : part;
            unless(!HARMFUL.matcher(allowed).find(), findings, "characters: control, override or mathematical letter");
            unless(Normalizer.isNormalized(part, Normalizer.Form.NFC), findings, "characters: not NFC");
        }
        String words = page.text() + "\n" + mail.text() + "\n" + mail.subject();
        unless(!TEX.matcher(words).find(), findings, "tex: not made plain");
        unless(
                !UNFILLED.matcher(words + mail.html().replaceAll("(?s)<style>.*?</style>", ""))
                        .find(),
                findings,
                "template: not filled");
        unless(!mail.html().contains("&amp;amp;"), findings, "escape: twice");
        unless(
                !(page.text() + mail.text()).matches("(?s).*\\b(NOT_FOUND|null)\\b.*"),
                findings,
                "template: not filled");
        textPart(findings);
    }

    private void subject(List<String> findings) {
        String subject = mail.subject();
        unless(
                subject.length() >= 20 && subject.length() <= 70,
                findings,
                "subject: " + subject.length() + " characters");
        unless(!subject.matches("(?s).*[\\r\\n].*"), findings, "subject: more than one line");
        unless(
                !subject.equals(subject.toUpperCase()) || subject.equals(subject.toLowerCase()),
                findings,
                "subject: shouts");
        unless(!subject.matches(".*\\p{L}{2}!.*"), findings, "subject: exclaims");
    }

    private void textPart(List<String> findings) {
        String text = mail.text();
        unless(text.getBytes(StandardCharsets.UTF_8).length <= 60 * 1024, findings, "text: above 60 KiB");
        unless(!text.isBlank(), findings, "text: none");
        unless(!MARKUP.matcher(text).find(), findings, "text: HTML");
        List<String> lines = text.lines().toList();
        for (String line : lines) {
            unless(line.getBytes(StandardCharsets.UTF_8).length <= 998, findings, "text: a line above 998 bytes");
            unless(
                    line.contains("https://") || line.codePointCount(0, line.length()) <= 78,
                    findings,
                    "text: a line above 78 characters: " + line);
        }
        page.select("a")
                .eachAttr("href")
                .forEach(href ->
                        unless(lines.stream().anyMatch(l -> l.endsWith(href)), findings, "text: without " + href));
        unless(headingsAreUnderlined(lines), findings, "text: a heading is not underlined");
        unless(inOrder(page.select("h3").eachText()), findings, "text: papers in another order");
        String unsubscribe = mail.headers().get("List-Unsubscribe");
        unless(
                unsubscribe == null || text.endsWith(unsubscribe.substring(1, unsubscribe.length() - 1) + "\n"),
                findings,
                "text: unsubscribe is not at the end");
    }

    private boolean headingsAreUnderlined(List<String> lines) {
        long headings = page.select("h1, h2").size();
        long aboveFooter = mail.headers().containsKey("List-Unsubscribe") ? 1 : 0;
        return lines.stream().filter(l -> l.matches("=+|-+")).count() == headings + aboveFooter;
    }

    private boolean inOrder(List<String> titles) {
        String words = mail.text().replaceAll("\\s+", "");
        int from = 0;
        for (String title : new ArrayList<>(titles)) {
            int found = words.indexOf(title.replaceAll("\\s+", ""), from);
            if (found < 0) {
                return false;
            }
            from = found + 1;
        }
        return true;
    }
}
