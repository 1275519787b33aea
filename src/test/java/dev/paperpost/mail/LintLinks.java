package dev.paperpost.mail;

import static dev.paperpost.mail.EmailLint.unless;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Where links lead and how they show. */
final class LintLinks {

    private final OutgoingMail mail;
    private final Set<String> hosts;
    private final Document page;

    LintLinks(OutgoingMail mail, Set<String> hosts) {
        this.mail = mail;
        this.hosts = hosts;
        this.page = Jsoup.parse(mail.html());
    }

    void check(List<String> findings) {
        Element before = null;
        for (Element link : page.select("a")) {
            String href = link.attr("href");
            String text = link.text();
            unless(!text.isBlank(), findings, "link: without text to " + href);
            unless(
                    !text.strip().toLowerCase().matches("here|more|read more|click here|link"),
                    findings,
                    "link: says nothing: " + text);
            unless(href.length() <= 300, findings, "link: longer than 300 characters");
            unless(!text.matches("https?://\\S{40,}"), findings, "link: raw address as text");
            unless(
                    before == null
                            || before.parent() != link.parent()
                            || !before.attr("href").equals(href),
                    findings,
                    "link: the same twice in a row: " + href);
            boolean button = link.parent().hasClass("btn");
            unless(
                    button || link.attr("style").contains("text-decoration:underline"),
                    findings,
                    "link: told by colour alone: " + text);
            target(href, findings);
            before = link;
        }
        String unsubscribe = mail.headers().get("List-Unsubscribe");
        if (unsubscribe != null) {
            unless(
                    page.select("a").stream().anyMatch(a -> ("<" + a.attr("href") + ">").equals(unsubscribe)),
                    findings,
                    "unsubscribe: not in the body");
            unless(
                    "List-Unsubscribe=One-Click".equals(mail.headers().get("List-Unsubscribe-Post")),
                    findings,
                    "unsubscribe: not one-click");
            unless(page.text().contains(mail.to()), findings, "why: the reader's address is not said");
        }
    }

    private void target(String href, List<String> findings) {
        unless(href.matches("https://.*"), findings, "link: not https: " + href);
        unless(!href.contains("utm_"), findings, "tracking: " + href);
        unless(
                href.matches("https://.*") && hosts.contains(URI.create(href).getHost()),
                findings,
                "link: to a host that nobody expects: " + href);
    }
}
