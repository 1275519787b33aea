package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.mail.MailComposer;
import dev.paperpost.mail.OutgoingMail;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Mail scanners follow every link, some with HEAD, some twice. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReadingChangesNothingTest {

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Inject
    MailComposer composer;

    @Inject
    PaperpostConfig config;

    @Test
    void noPageChangesTheDatabaseWhenItIsReadOrAskedForItsHead() {
        String confirm = pending("scanned@example.org");
        String email = "read@example.org";
        given().post(pending(email));
        String view = digest.planned(email);
        String manage = readers.managePath(email);
        String unsubscribe = readers.unsubscribePath(email);
        given().formParam("url", "http://localhost:9/hook").post(manage + "/webhook");
        given().formParam("name", "A lab")
                .formParam("emails", "invited@example.org")
                .post(manage + "/share");
        given().formParam("interests", "x").formParam("email", email).post("/subscribe");
        given().formParam("email", "read.elsewhere@example.org").post(manage + "/address");
        String move = readers.movePath(email);
        List<String> pages = List.of(
                "/",
                confirm,
                readers.confirmPath(email),
                manage,
                manage + "?done=saved",
                manage + "/erase",
                manage + "/export",
                readers.likePath(email),
                readers.mutePath(email),
                manage + "/papers",
                manage + "/papers/2511.00001",
                manage + "/webhook",
                manage + "/share?done=invited",
                readers.confirmPath("invited@example.org"),
                unsubscribe,
                view,
                "/papers",
                "/papers?week=2026-W47&sort=trending",
                "/papers?q=flow+matching",
                "/papers.atom?q=flow+matching",
                "/papers.json?q=flow+matching",
                "/papers/2511.00001",
                manage + "/address",
                manage + "/address?done=stopped",
                move,
                "/link");
        readers.silenceTheOutbox();
        Map<String, String> before = readers.everything();

        for (String page : pages) {
            for (int time = 0; time < 2; time++) {
                Response read = given().header("Accept", "text/html,*/*;q=0.8").get(page);
                Response head = given().header("Accept", "text/html,*/*;q=0.8").head(page);
                assertThat(read.statusCode()).as(page).isEqualTo(200);
                assertThat(head.statusCode()).as(page).isEqualTo(200);
                assertThat(head.asString()).as(page).isEmpty();
            }
        }
        for (String action : List.of(
                confirm + "/again",
                manage + "/pause",
                manage + "/resume",
                manage + "/leave",
                unsubscribe + "/undo",
                "/subscribe")) {
            assertThat(given().get(action).statusCode()).as(action).isEqualTo(405);
            assertThat(given().head(action).statusCode()).as(action).isEqualTo(405);
        }
        assertThat(given().get(manage + "/address/stop").statusCode()).isEqualTo(404);
        assertThat(given().head(manage + "/address/stop").statusCode()).isEqualTo(404);
        for (String action :
                List.of("/webhook/secret", "/webhook/test", "/webhook/remove", "/share/leave", "/share/1/remove")) {
            assertThat(given().get(manage + action).statusCode()).as(action).isEqualTo(404);
            assertThat(given().head(manage + action).statusCode()).as(action).isEqualTo(404);
        }

        assertThat(readers.everything()).isEqualTo(before);
    }

    @Test
    void aLinkThatLeadsNowhereAnyMoreChangesNothingEither() {
        String expired = pending("expired@example.org");
        readers.change(
                "update token set expires_at = now() - interval '1 minute' where id = ?",
                readers.newestConfirm("expired@example.org"));
        String gone = readers.unsubscribePath("expired@example.org").replaceFirst(".$", "_");
        readers.silenceTheOutbox();
        Map<String, String> before = readers.everything();

        for (int time = 0; time < 2; time++) {
            assertThat(given().get(expired).statusCode()).isEqualTo(410);
            assertThat(given().head(expired).statusCode()).isEqualTo(410);
            assertThat(given().get(expired + "/again").statusCode()).isEqualTo(405);
            assertThat(given().head(expired + "/again").statusCode()).isEqualTo(405);
            assertThat(given().get(gone).statusCode()).isEqualTo(404);
            assertThat(given().head(gone).statusCode()).isEqualTo(404);
        }

        assertThat(readers.everything()).isEqualTo(before);
    }

    @Test
    void noLinkOfAnyMailChangesTheDatabaseWhenAScannerFollowsItTwice() {
        String email = "mailed@example.org";
        given().post(pending(email));
        digest.planned(email);
        given().formParam("interests", "x").formParam("email", email).post("/subscribe");
        pending("new@example.org");
        long newest = readers.newestDigest(email);
        given().formParam("email", email).post("/link");
        given().formParam("email", "mailed.elsewhere@example.org").post(readers.managePath(email) + "/address");
        readers.movePath(email);
        List<OutgoingMail> mails = List.of(
                letter("manage_link", email),
                letter("address_change", email),
                letter("address_notice", email),
                composer.digest(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        composer.letters(List.of(newest)).get(newest)),
                composer.confirmation(UUID.randomUUID(), readers.newestConfirm(email), Instant.EPOCH)
                        .orElseThrow(),
                composer.confirmation(UUID.randomUUID(), readers.newestConfirm("new@example.org"), Instant.EPOCH)
                        .orElseThrow());
        readers.silenceTheOutbox();
        Map<String, String> before = readers.everything();
        Set<String> links = new TreeSet<>();
        mails.forEach(mail -> links.addAll(ourLinks(mail)));

        for (String link : links) {
            for (int time = 0; time < 2; time++) {
                assertThat(given().get(link).statusCode()).as(link).isEqualTo(200);
                assertThat(given().head(link).statusCode()).as(link).isEqualTo(200);
            }
        }

        assertThat(links).as("confirm twice, view, manage, unsubscribe").hasSizeGreaterThanOrEqualTo(5);
        assertThat(readers.everything()).isEqualTo(before);
    }

    private OutgoingMail letter(String kind, String email) {
        return composer.letter(readers.newestLetter(kind, email), Instant.EPOCH).orElseThrow();
    }

    /** Wherever a scanner may find them: in the HTML, the text and the headers. */
    private Set<String> ourLinks(OutgoingMail mail) {
        Set<String> links = new TreeSet<>();
        Matcher link = Pattern.compile(Pattern.quote(config.baseUrl().toString()) + "(/[^\\s\"<>#,]*)")
                .matcher(mail.html() + "\n" + mail.text() + "\n" + mail.headers());
        while (link.find()) {
            links.add(link.group(1));
        }
        return links;
    }

    private String pending(String email) {
        given().formParam("interests", "flow matching")
                .formParam("email", email)
                .post("/subscribe");
        return readers.confirmPath(email);
    }
}
