package dev.paperpost.mail;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.paperpost.mail.SeenMails.Seen;
import dev.paperpost.web.Shots;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;

/** Takes pictures of a mail in the ways mail programs show it; what to look for is in docs/looking.md. */
final class MailViews {

    private static final Pattern STYLE_SHEET = Pattern.compile("(?s)<style>.*?</style>");
    private static final Pattern DARK_STYLE_SHEET =
            Pattern.compile("(?s)<style>(?:(?!</style>).)*prefers-color-scheme.*?</style>");
    private static final Pattern SCHEME = Pattern.compile("<meta name=\"(supported-)?color-schemes?\"[^>]*>");
    private static final Pattern STYLE = Pattern.compile(" style=\"[^\"]*\"");
    private static final Pattern TEXT_SIZE = Pattern.compile("(font-size|line-height): ?(\\d+)px");

    private static final String INBOX =
            """
            <!doctype html><meta charset="utf-8"><title>Inbox</title>
            <style>
            body { margin: 0; font: 15px/20px system-ui, sans-serif; color: #1a1c1e; }
            div { padding: 10px 16px; border-top: 1px solid #d5d9de; }
            p { margin: 0; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
            .preheader { color: #4b5563; }
            </style>
            """;

    private final Page page;

    MailViews(Page page) {
        this.page = page;
    }

    static String withoutStyleSheets(OutgoingMail mail) {
        return STYLE_SHEET.matcher(mail.html()).replaceAll("");
    }

    void take(OutgoingMail mail, String subject) {
        page.setContent(mail.html());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            both(subject, scheme.name().toLowerCase(Locale.ROOT));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(360, 640);
        Shots.takeFirstScreen(page, subject, "first-screen-360");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(720, 1000);
        Shots.take(page, subject, "print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        page.setContent(withoutStyleSheets(mail));
        both(subject, "no-style-sheets");
        // As a phone does that is set to large type: the letters grow, the page does not.
        page.setContent(TEXT_SIZE
                .matcher(mail.html())
                .replaceAll(size -> size.group(1) + ":" + 2 * Integer.parseInt(size.group(2)) + "px"));
        both(subject, "text-200");
        page.setContent(STYLE.matcher(withoutStyleSheets(mail)).replaceAll(""));
        Shots.keepText(subject, "no-css", page.innerText("body"));
        Shots.keepText(subject, "text-part", mail.text());
    }

    /** Only a browser that makes pages dark by itself shows what this is for. */
    void takeInverted(OutgoingMail mail, String subject) {
        String light = DARK_STYLE_SHEET.matcher(mail.html()).replaceAll("");
        page.setContent(SCHEME.matcher(light).replaceAll(""));
        both(subject, "inverted");
    }

    /** What is seen of mails before they are opened. */
    void takeInbox(List<Seen> mails) {
        page.setContent(mails.stream()
                .map(seen -> "<div dir=\"auto\"><p><b>Paperpost</b></p><p>%s</p><p class=\"preheader\">%s</p></div>"
                        .formatted(Entities.escape(seen.mail().subject()), Entities.escape(preheader(seen.mail()))))
                .collect(Collectors.joining("", INBOX, "")));
        both("inbox", "light");
    }

    private static String preheader(OutgoingMail mail) {
        return Jsoup.parse(mail.html()).select("body > div > div").first().text();
    }

    private void both(String subject, String view) {
        for (int width : List.of(640, 360)) {
            page.setViewportSize(width, 800);
            Shots.take(page, subject, view + "-" + width);
        }
    }
}
