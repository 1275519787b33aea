package dev.paperpost.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.Theme;
import dev.paperpost.web.Chromium;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a theme changes in mails and pages, and what it cannot. */
@QuarkusTest
@TestProfile(Themed.class)
class ThemedTest {

    private static final Set<String> HOSTS = new HashSet<>(Samples.HOSTS);

    static {
        HOSTS.add("imprint.example");
    }

    @Inject
    MailConfig mail;

    @Inject
    Css css;

    @Inject
    Theme theme;

    @TestHTTPResource("/")
    URL base;

    static List<String> languages() {
        return Messages.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void mailsBreakNoRuleInItsColours(String language) {
        Locale locale = Locale.forLanguageTag(language);

        for (OutgoingMail digest : List.of(
                Samples.mail(Samples.in(locale, Samples.everyday(), false)),
                Samples.mail(Samples.in(locale, Samples.hostile(), false)))) {
            // The last lines look like markup, on purpose.
            assertThat(new EmailLint(digest, HOSTS).findings())
                    .filteredOn(found -> !found.equals("text: HTML"))
                    .isEmpty();
            assertThat(digest.html()).contains("#7a1f5c", "#ffe6a8", "#f0a6d4").doesNotContain("#0b57d0", "#8ab4f8");
        }
        assertThat(new EmailLint(confirmation(language), HOSTS).findings())
                .allMatch(finding -> finding.contains("nsubscribe")
                        || finding.startsWith("subject")
                        || finding.equals("text: HTML"));
    }

    @Test
    void allWordsOfItsMailsStandOut() {
        PaletteTest.assertAllWordsStandOut(Palette.of(theme.dark().orElseThrow()));
        assertThat(css.style("mark")).isEqualTo("background-color:#ffe6a8;color:#1d2126");
    }

    @Test
    void nameAndLastLinesStandInMailsAsDataInBothParts() {
        for (OutgoingMail sent : List.of(Samples.mail(Samples.everyday()), confirmation("en"))) {
            Document page = Jsoup.parse(sent.html());

            assertThat(page.select("script")).isEmpty();
            assertThat(page.text()).contains(Themed.FOOTER);
            assertThat(page.select("a[href^=https://imprint.example]").eachText())
                    .containsExactly("Legal <notice>", "Privacy");
            assertThat(sent.text().replaceAll("\\s+", " "))
                    .contains(
                            Themed.FOOTER,
                            "Legal <notice>: https://imprint.example/ Privacy: https://imprint.example/privacy?a=1&b=2");
        }
        assertThat(confirmation("en").subject()).isEqualTo("Confirm your " + Themed.NAME + " subscription");
        assertThat(Jsoup.parse(confirmation("en").html()).select(".m strong").text())
                .isEqualTo(Themed.NAME);
        assertThat(confirmation("en").headers().get("From")).startsWith(Themed.NAME + " <");
    }

    @Test
    void nameLogoAndLastLinesStandOnPagesAsData() {
        Document page = Jsoup.parse(given().get("/").asString());

        assertThat(page.title()).endsWith(" – " + Themed.NAME);
        assertThat(page.select(".brand").text()).isEqualTo(Themed.NAME);
        assertThat(page.select("footer").text()).contains(Themed.FOOTER, "Legal <notice> · Privacy");
        assertThat(page.text().replace(Themed.NAME, "")).doesNotContain("Paperpost");
        assertThat(page.select("script").eachAttr("src")).containsExactly("/paperpost.js", "/proof.js", "/form.js");

        Response logo = given().get(page.select(".brand img").attr("src"));
        assertThat(logo.contentType()).startsWith("image/svg+xml");
        assertThat(logo.asString()).isEqualTo(Themed.LOGO);
        assertThat(logo.header("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
        Response colours =
                given().get(page.select("link[rel=stylesheet]").last().attr("href"));
        assertThat(colours.contentType()).startsWith("text/css");
        assertThat(colours.header("Cache-Control")).isEqualTo("public, max-age=86400");
        assertThat(colours.asString()).contains("--link: #7a1f5c;", "--sheet: #241822;");
    }

    @Test
    void aPageAndAMailCanBeReadByEverybody() {
        try (Chromium chromium = Chromium.launch();
                BrowserContext context = chromium.browser().newContext()) {
            Page page = context.newPage();
            // The rules of our pages about styles are not those of a mail.
            Page opened = context.newPage();
            opened.setContent(Samples.mail(Samples.everyday()).html());
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String name = scheme.name().toLowerCase(Locale.ROOT);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.navigate(base + "?q=flow+matching");
                Chromium.inspect(page, "themed-form", name, 360);
                page.locator("#email").press("Enter");
                Chromium.inspect(page, "themed-errors", name, 360);
                opened.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Chromium.inspect(opened, "themed-mail", name, 360);
            }
        }
    }

    private OutgoingMail confirmation(String language) {
        return Samples.confirmation(
                Sender.of(mail.fromName(), "digest@paperpost.example", Optional.empty()),
                false,
                Messages.of(Locale.forLanguageTag(language)));
    }
}
