package dev.paperpost.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import com.sun.net.httpserver.HttpServer;
import dev.paperpost.platform.Mailbox;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages as people see them. A new page is added to {@link #everyPageIsFreeOfBarriersAndFitsANarrowScreen}, by one call of
 * {@link Visit#inspect}; then its pictures are among those of {@code mvn test -Pscreenshots}, too.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BrowserTest {

    private static Chromium chromium;

    @TestHTTPResource("/")
    URL base;

    @Inject
    Readers readers;

    @Inject
    PaperpostConfig config;

    @Inject
    SampleDigest digest;

    @Inject
    TestPapers papers;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReaderGoesTheWholeWayByKeyboardAlone(boolean scripts) {
        String email = scripts ? "scripts@example.org" : "plain@example.org";
        try (Visit visit = visit(scripts)) {
            Page page = visit.page;
            Keyboard keyboard = new Keyboard(page);
            visit.open("/");
            assertThat(page.locator("#timeZone").inputValue()).isEqualTo(scripts ? "Asia/Tokyo" : "UTC");
            assertThat(page.locator("#weekday").isVisible()).isFalse();
            keyboard.to("#interests").type("flow matching\n\"language model\"");
            keyboard.to("#cadence").press("ArrowDown", "ArrowDown");
            assertThat(page.locator("#weekday").isVisible()).isTrue();
            keyboard.to("#weekday").type("Friday");
            keyboard.to("#email").type(email).open("Enter", "Check your email");

            visit.open(readers.confirmPath(email));
            keyboard.toButton("Yes, subscribe me").open("Space", "You are subscribed");
            keyboard.to("main a.button").open("Enter", "Your subscription");
            assertThat(page.locator("#timeZone").inputValue()).isEqualTo(scripts ? "Asia/Tokyo" : "UTC");
            assertThat(page.locator("#weekday").inputValue()).isEqualTo("5");
            // The same, whichever of day and month the browser asks for first.
            LocalDate until = LocalDate.of(LocalDate.now().getYear() + 1, 2, 2);
            keyboard.to("#until").type("0202" + until.getYear());
            keyboard.toButton("Pause").open("Enter", "Your subscription");
            assertThat(page.locator(".good[role=status]").textContent()).startsWith("Paused.");
            assertThat(page.locator("#pause").textContent())
                    .isEqualTo("Paused until " + Messages.english().longDay(until));
            keyboard.toButton("Resume now").open("Space", "Your subscription");
            Download export =
                    page.waitForDownload(() -> keyboard.to("a[download]").press("Enter"));
            assertThat(export.suggestedFilename()).endsWith(".json");
            visit.open(readers.managePath(email));
            keyboard.toButton("Unsubscribe").open("Enter", "Unsubscribe?");
            keyboard.toButton("Unsubscribe").open("Enter", "You are unsubscribed");
            assertThat(readers.status(email)).isEqualTo("unsubscribed");
            keyboard.toButton("Undo").open("Space", "Welcome back");
            assertThat(readers.status(email)).isEqualTo("active");
            visit.open(readers.managePath(email));
            keyboard.to("a[href*='/erase']").open("Enter", "Erase everything about you?");
            keyboard.toButton("Erase everything").open("Enter", "Everything is erased");
            assertThat(readers.isKnown(email)).isFalse();
        }
    }

    @Test
    void whileTheFormIsFilledInTheBrowserWorksForItAndNobodySeesAnythingOfIt() {
        try (Visit visit = visit(true)) {
            Page page = visit.page;
            visit.open("/");
            assertThat(page.locator("input[name=proof]").inputValue()).isEmpty();
            assertThat(page.locator("#feedback").isVisible()).isFalse();
            page.getByLabel("Your interests").fill("flow matching");
            page.waitForCondition(
                    () -> !page.locator("input[name=proof]").inputValue().isEmpty());
            String proof = page.locator("input[name=proof]").inputValue();
            String challenge = page.locator("input[name=challenge]").inputValue();
            assertThat(ProofOfWork.proves(challenge + proof)).isTrue();

            page.getByLabel("Your email address").fill("worked@example.org");
            press(page, "Subscribe");
            assertThat(page.locator("h1").textContent()).isEqualTo("Check your email");
            assertThat(readers.number("select count(*) from request_count where kind = 'proof'"))
                    .isPositive();
        }
    }

    @Test
    void aFormOnAnotherSiteStartsASubscriptionWithoutScripts() throws IOException {
        String email = "elsewhere@example.org";
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://127.0.0.1:" + site.getAddress().getPort() + "/";
        try (Visit visit = visit(false)) {
            Page page = visit.page;
            visit.open("/embed");
            page.getByLabel("Interests", exactly()).fill("flow matching\n\"café latent\"");
            page.getByText("You do;").check();
            page.getByLabel("Language of the form").selectOption("de");
            press(page, "Make the form");
            String snippet = page.getByLabel("HTML for your page")
                    .inputValue()
                    .replace("http://localhost:8080/", base.toString());
            site.createContext("/", exchange -> {
                byte[] html = ("<!doctype html><meta charset=iso-8859-1><title>Lab</title>" + snippet)
                        .getBytes(StandardCharsets.ISO_8859_1);
                exchange.sendResponseHeaders(200, html.length);
                exchange.getResponseBody().write(html);
                exchange.close();
            });
            site.start();

            page.navigate(address);
            assertThat(page.locator("[name=feedback]").isVisible()).isFalse();
            page.getByLabel("Ihre E-Mail-Adresse").fill("elsewhere@example");
            page.locator("button").click();
            assertThat(page.locator("#email").inputValue()).isEqualTo("elsewhere@example");
            assertThat(page.locator("#interests").inputValue()).isEqualTo("flow matching\n\"café latent\"");
            assertThat(page.locator("#email-error").isVisible()).isTrue();
            page.navigate(address);
            page.getByLabel("Ihre E-Mail-Adresse").fill(email);
            page.locator("button").click();
            assertThat(page.locator("h1").textContent()).isEqualTo("Sehen Sie in Ihr Postfach");
            visit.open(readers.confirmPath(email));
            assertThat(page.locator("li").allTextContents()).contains("flow matching", "\"café latent\"");
            visit.expect("request to " + address);
        } finally {
            site.stop(0);
        }
    }

    @Test
    void theFormForOtherSitesIsCopiedByAButton() {
        try (Visit visit = visit(true)) {
            Page page = visit.page;
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.open("/embed");
            press(page, "Copy");
            page.locator("[role=status]", new Page.LocatorOptions().setHasText("Copied"))
                    .waitFor();

            assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(page.getByLabel("HTML for your page").inputValue());
        }
    }

    @Test
    void interestsAreChipsThatCanBeAddedEditedRemovedAndBroughtBackByKeyboard() {
        try (Visit visit = visit(true)) {
            Page page = visit.page;
            visit.open("/");
            Locator chips = page.locator(".chips li");
            Locator status = page.locator(".told [role=status]");
            Locator sent = page.locator("textarea[name=interests]");
            page.getByLabel("Your interests").focus();
            page.keyboard().type("flow matching");
            page.keyboard().press("Enter");
            page.keyboard().type("\"language model\"");
            // What is not a chip yet is sent, too.
            assertThat(sent).hasValue("flow matching\n\"language model\"");
            page.keyboard().press("Enter");
            assertThat(chips).hasCount(2);
            assertThat(status).hasText("\"language model\" added; 2 in all");
            page.keyboard().type("flow matching");
            page.keyboard().press("Enter");
            assertThat(status).hasText("flow matching is there already");

            page.keyboard().press("Backspace");
            assertThat(chips).hasCount(2);
            assertThat(chips.last()).hasClass("chosen");
            assertThat(status).containsText("press Backspace again");
            page.keyboard().press("Backspace");
            assertThat(chips).hasCount(1);
            assertThat(status).hasText("\"language model\" removed; 1 in all");
            page.keyboard().press("Control+z");
            assertThat(sent).hasValue("flow matching\n\"language model\"");

            page.getByRole(AriaRole.BUTTON, named("Edit flow matching")).focus();
            page.keyboard().press("Enter");
            page.keyboard().type(" -survey");
            page.keyboard().press("Enter");
            assertThat(sent).hasValue("flow matching -survey\n\"language model\"");
            page.getByRole(AriaRole.BUTTON, named("Remove flow matching -survey"))
                    .focus();
            page.keyboard().press("Space");
            assertThat(page.getByRole(AriaRole.BUTTON, named("Remove \"language model\"")))
                    .isFocused();
            page.keyboard().press("Tab");
            assertThat(page.getByLabel("Your interests")).isFocused();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(sent).hasValue("flow matching -survey\n\"language model\"");

            page.locator("#interests")
                    .evaluate("field => { const clipboardData = new DataTransfer();"
                            + "clipboardData.setData('text', 'protein*\\r\\n\\n<b>bold</b>\\nprotein*');"
                            + "field.dispatchEvent(new ClipboardEvent('paste', {clipboardData, cancelable: true})); }");
            assertThat(sent).hasValue("flow matching -survey\n\"language model\"\nprotein*\n<b>bold</b>");
            assertThat(status).hasText("2 added; 4 in all");
            assertThat(chips.last()).containsText("<b>bold</b>");
        }
    }

    @Test
    void whileInterestsAreTypedTheyShowWhatTheyFind() {
        try (Visit visit = visit(true)) {
            Page page = visit.page;
            papers.forgetAll();
            papers.store(TestPapers.paper("2611.00001", "Flow matching for language models", "We match flows."));
            visit.open("/");
            assertThat(page.locator("#next")).containsText("08:00 (Asia/Tokyo)");
            page.getByLabel("Your interests").pressSequentially("flow or zzzz");
            Locator line = page.locator(".lines > li");
            assertThat(line).containsText("None of the papers that arrived lately matches");
            page.getByLabel("At", new Page.GetByLabelOptions().setExact(true)).selectOption("17:00");
            assertThat(page.locator("#next")).containsText("17:00 (Asia/Tokyo)");
            assertThat(page.getByText("Show matching papers").isVisible()).isFalse();

            line.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("flow OR zzzz"))
                    .click();
            assertThat(page.locator("textarea[name=interests]")).hasValue("flow OR zzzz");
            assertThat(page.getByLabel("Your interests")).isFocused();
            write(page, "flow matching");
            assertThat(page.locator("#found")).hasText("Less than one paper a week matches.");
            assertThat(page.locator(".preview article mark").first()).hasText("Flow");

            write(page, "autor:smith");
            Locator wrong = page.locator(".chips .amiss button").first();
            assertThat(wrong).hasText("autor:smith");
            String description = wrong.getAttribute("aria-describedby");
            assertThat(page.locator("#" + description)).containsText("There is no field called");
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            Chromium.inspect(page, "31-preview", "forced-colors", 1024);
            papers.forgetAll();
            // Only one line is read out.
            assertThat(page.locator(":is([role=status], [role=alert], [aria-live]) .lines"))
                    .hasCount(0);
        }
    }

    @Test
    void afterAnErrorTheFocusIsOnTheSummaryAndItsLinkLeadsToTheField() {
        try (Visit visit = visit(true)) {
            Page page = visit.page;
            visit.open("/");
            page.getByLabel("Your interests").fill("flow matching");
            press(page, "Subscribe");

            assertThat(page.locator("#summary").evaluate("e => e === document.activeElement"))
                    .isEqualTo(true);
            page.locator("#summary a").click();
            assertThat(page.locator("#email").evaluate("e => e === document.activeElement"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aMailInTheMailboxIsShutInASandboxButItsLinksOpen() {
        String id = mailbox().receive(HOSTILE);
        try (Visit visit = visit(true)) {
            visit.open("/dev/inbox/" + id);
            Page opened = visit.page.waitForPopup(
                    () -> visit.page.frameLocator("iframe").getByText("Manage").click());

            opened.waitForLoadState();
            assertThat(opened.locator("h1").textContent()).isEqualTo("There is nothing here");
            assertThat(visit.page.title()).doesNotContain("taken over");
            visit.expect("Blocked script execution");
        }
    }

    static List<String> languages() {
        return Shots.ALL ? List.of("en", "de", "ar") : List.of("en");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageIsFreeOfBarriersAndFitsANarrowScreen(String language) throws IOException {
        String email = "looks-" + language + "@example.org";
        String ada = "ada-" + language + "@example.org";
        try (Visit visit = new Visit(chromium, address(), true, language)) {
            Page page = visit.page;
            visit.open("/?q=flow+matching&q=%22protein+language+model%22&q=category%3Acs.LG+diffusion");
            page.locator("summary").first().click();
            assertThat(page.locator(".lines > li")).hasCount(3);
            visit.inspect("01-form");
            write(page, "autor:smith", "\"language model", "deep AND");
            page.locator("#cadence-monthly").check();
            page.locator("#email").fill("nobody");
            press(page, "Subscribe");
            assertThat(page.locator(".lines .amiss")).hasCount(3);
            visit.inspect("02-errors");
            for (int wrong = 0; wrong < 3; wrong++) {
                page.locator(".chips li").last().locator("button").last().click();
            }
            write(page, "\"language model\"", "transformer*");
            page.locator("#email").fill(email);
            press(page, "Subscribe");
            page.locator("summary").click();
            visit.inspect("03-check-email");
            String expired = readers.confirmPath(email);
            readers.change(
                    "update token set expires_at = now() - interval '1 minute' where subscriber_id = ?",
                    readers.id(email));
            visit.open(expired);
            visit.inspect("04-expired");
            page.locator("main button").first().click();
            visit.inspect("05-sent-again");
            String confirm = readers.confirmPath(email);
            visit.open(confirm);
            visit.inspect("06-confirm");
            press(page, "Yes, subscribe me");
            visit.inspect("07-confirmed");
            String manage = readers.managePath(email);
            visit.open(manage + "?done=saved");
            visit.inspect("08-manage");
            press(page, "Pause");
            visit.inspect("09-manage-error");
            page.locator("#until").fill(LocalDate.now().plusDays(30).toString());
            press(page, "Pause");
            visit.inspect("10-manage-paused");
            visit.open(manage + "/webhook");
            page.locator("#url").fill("papers");
            press(page, "Save");
            visit.inspect("11-webhook-error");
            page.locator("#url").fill("http://localhost:9/" + "papers".repeat(20));
            press(page, "Save");
            visit.inspect("12-webhook-secret");
            page.locator("form[action*='/webhook/test'] button").click();
            visit.inspect("13-webhook-test");
            visit.open(manage + "/share");
            page.locator("#name").fill("Reading group on flow matching");
            press(page, "Invite");
            visit.inspect("14-share-error");
            page.locator("#emails").fill(ada + "\na.long.name.that.hardly.fits@department.example.org");
            press(page, "Invite");
            visit.inspect("15-share");
            visit.open(readers.confirmPath(ada));
            visit.inspect("16-invited");
            press(page, "Yes, subscribe me");
            visit.open(readers.managePath(ada));
            visit.inspect("17-manage-member");
            visit.open(digest.planned(email));
            assertThat(page.locator(".papers article").count()).isEqualTo(3);
            visit.inspect("18-digest");
            visit.open(readers.likePath(email));
            visit.inspect("19-like");
            press(page, "More like this");
            visit.inspect("20-liked");
            visit.open(readers.mutePath(email));
            visit.inspect("21-mute");
            press(page, "Mute");
            visit.inspect("22-muted");
            visit.open(manage);
            assertThat(page.locator(".opinions li").count()).isEqualTo(2);
            visit.inspect("23-manage-told");
            visit.open("/papers?date=2026-11-18");
            visit.inspect("24-papers");
            visit.open("/papers?date=2024-01-05");
            visit.inspect("25-no-papers");
            visit.open("/papers?q=flow+matching+OR+%22language+model%22&month=2026-11");
            visit.inspect("26-search");
            visit.open("/papers?q=autor:smith+%22open");
            visit.inspect("27-search-error");
            page.locator("#interests").fill("absent");
            page.locator("#interests").press("Enter");
            assertThat(page.locator("article")).hasCount(0);
            visit.inspect("28-search-nothing");
            visit.open("/papers/2511.00002");
            visit.inspect("29-paper");
            visit.open(manage + "/papers?paper=unknown");
            visit.inspect("30-lookup");
            page.locator("#paper").fill("arXiv:2511.00001v1");
            press(page, "Look");
            assertThat(page.locator("#yours").isVisible()).isTrue();
            visit.inspect("31-paper-of-a-reader");
            visit.open("/link");
            visit.inspect("32-lost-link");
            press(page, "Send me the link");
            visit.inspect("33-lost-link-error");
            page.locator("#email").fill(email);
            press(page, "Send me the link");
            visit.inspect("34-link-sent");
            visit.open(manage + "/address");
            visit.inspect("35-address");
            page.locator("#email").fill(email);
            press(page, "Send the mail");
            visit.inspect("36-address-error");
            page.locator("#email").fill("moved." + email);
            press(page, "Send the mail");
            visit.inspect("37-address-asked");
            visit.open(manage + "/address");
            visit.inspect("38-address-waiting");
            String move = readers.movePath(email);
            visit.open(move);
            visit.inspect("39-move");
            visit.open(manage + "/address");
            press(page, "Stop this change");
            visit.inspect("40-address-stopped");
            visit.open(move);
            visit.inspect("41-move-over");
            visit.open(readers.unsubscribePath(email));
            visit.inspect("42-unsubscribe");
            press(page, "Unsubscribe");
            visit.inspect("43-unsubscribed");
            press(page, "Undo");
            visit.inspect("44-welcome-back");
            visit.open(readers.unsubscribePath(email));
            press(page, "Unsubscribe");
            visit.open(manage);
            visit.inspect("45-manage-unsubscribed");
            visit.open(readers.unsubscribePath(email));
            visit.inspect("46-unsubscribe-again");
            visit.open(confirm);
            press(page, "Yes, subscribe me");
            visit.inspect("47-confirmed-before-leaving");
            visit.open("/unsubscribe/" + "A".repeat(43));
            visit.inspect("48-gone");
            visit.open("/nowhere");
            visit.inspect("49-not-found");
            aRequestTooMany(page, visit);
            aFailure(visit, manage);
            visit.open(manage + "/erase");
            visit.inspect("50-erase");
            visit.open("/embed?heading=Papers&interests=flow+matching");
            visit.inspect("51-embed");
            visit.open(manage + "/erase");
            press(page, "Erase everything");
            visit.inspect("52-erased");
            String id = mailbox().receive(HOSTILE);
            visit.open("/dev/inbox");
            visit.inspect("53-inbox");
            visit.open("/dev/inbox/" + id);
            visit.inspect("54-mail-html");
            for (String view : new String[] {"text", "headers", "source"}) {
                visit.open("/dev/inbox/" + id + "?view=" + view);
                visit.inspect("55-mail-" + view);
            }
            page.setExtraHTTPHeaders(Map.of("Authorization", operator()));
            visit.open("/operator");
            assertThat(page.locator("h1").textContent()).isEqualTo("How it is");
            visit.inspect("56-operator");
            visit.open("/operator/doctor");
            visit.inspect("57-doctor");
            visit.expect("Blocked script execution");
        }
    }

    private void aRequestTooMany(Page page, Visit visit) {
        visit.open("/?q=flow+matching");
        page.locator("#email").fill("late@example.org");
        readers.change("update request_count set count = 1000000 where kind = 'total'");
        try {
            Response refused = page.waitForNavigation(() -> press(page, "Subscribe"));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(Integer.parseInt(refused.headerValue("retry-after"))).isBetween(1, 3600);
        } finally {
            readers.change("delete from request_count where kind = 'total'");
        }
        visit.inspect("58-too-many-requests");
        assertThat(readers.isKnown("late@example.org")).isFalse();
    }

    /** A table is away for a moment. */
    private void aFailure(Visit visit, String path) {
        readers.change("alter table token rename to token_away");
        try {
            visit.open(path);
        } finally {
            readers.change("alter table token_away rename to token");
        }
        assertThat(visit.page.locator(".lead").textContent()).containsPattern("[0-9a-f]{8}-[0-9a-f-]{27}");
        visit.inspect("59-failure");
        visit.page.reload();
        assertThat(visit.page.locator("#data").isVisible()).isTrue();
    }

    private String operator() throws IOException {
        String token = Files.readString(config.dataDir().resolve("admin-token")).strip();
        return "Basic " + Base64.getEncoder().encodeToString(("operator:" + token).getBytes(StandardCharsets.UTF_8));
    }

    private static final String HOSTILE =
            """
            From: Paperpost <digest@paperpost.localhost>
            To: Ada <ada@example.org>
            Subject: 3 new papers: <b>flow</b> matching
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            Three papers, one of them at https://example.org/a-rather-long-address/that-does-not-fit/into-a-narrow-window
            --b
            Content-Type: text/html; charset=utf-8

            <!doctype html><html><head><title>x</title></head><body style="font-family:sans-serif">
            <script>top.document.title = 'taken over'</script>
            <h1>Three papers</h1><p><a href="/manage/nobody">Manage</a></p>
            </body></html>
            --b--
            """;

    private TestMailbox mailbox() {
        TestMailbox mailbox = new TestMailbox(config);
        QuarkusMock.installMockForType(mailbox, Mailbox.class);
        return mailbox;
    }

    private Visit visit(boolean scripts) {
        return new Visit(chromium, address(), scripts);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private String address() {
        return base.toString().replaceFirst("/$", "");
    }

    /** @param button its words in English; the page may be in another language */
    private static void press(Page page, String button) {
        String words = Bundle.translated(button, page.locator("html").getAttribute("lang"));
        page.locator("main button:not([tabindex])", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    /** Interests, each followed by Enter. */
    private static void write(Page page, String... interests) {
        for (String interest : interests) {
            page.locator("#interests").pressSequentially(interest);
            page.locator("#interests").press("Enter");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
