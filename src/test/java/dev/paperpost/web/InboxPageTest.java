package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Mailbox;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class InboxPageTest {

    private static final String HTML =
            """
            From: Paperpost <digest@paperpost.localhost>
            To: ada@example.org
            Subject: <script>alert(1)</script>
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <!doctype html><html><head lang="en"><title>t</title></head><body><p>Three papers</p></body></html>
            """;

    private static final String TEXT =
            """
            From: Paperpost <digest@paperpost.localhost>
            To: ada@example.org
            Subject: Plain
            X-Trap: <img src=x>

            1 < 2 </pre><script>alert(1)</script>
            """;

    @Inject
    PaperpostConfig config;

    @Test
    void thereIsNoMailboxWhereAnSmtpHostIsConfigured() {
        for (String path : List.of("/dev/inbox", "/dev/inbox/1", "/dev/inbox/1/html")) {
            assertThat(get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theNewestMailIsListedFirst() {
        TestMailbox mailbox = mailbox();
        mailbox.receive(HTML);
        String newest = mailbox.receive(TEXT);

        Document page = page("/dev/inbox");

        assertThat(page.select(".mails a").first().attr("href")).isEqualTo("/dev/inbox/" + newest);
        assertThat(page.select(".mails a").eachText()).startsWith("Plain", "<script>alert(1)</script>");
        assertThat(page.select("main script")).isEmpty();
    }

    @Test
    void theHtmlOfAMailIsShutInASandboxAndItsLinksOpenOutside() {
        String id = mailbox().receive(HTML);

        Document around = page("/dev/inbox/" + id);
        Response inside = get(around.select("iframe").attr("src"));

        assertThat(around.select("iframe").attr("sandbox")).isEqualTo("allow-popups allow-popups-to-escape-sandbox");
        assertThat(inside.header("Content-Security-Policy"))
                .startsWith("sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';")
                .contains("frame-ancestors 'self'");
        assertThat(Jsoup.parse(inside.asString()).select("head base").attr("target"))
                .isEqualTo("_blank");
        assertThat(inside.asString()).startsWith("<!doctype html>").contains("Three papers");
    }

    @Test
    void textHeadersAndSourceAreShownAsTheyAre() {
        String id = mailbox().receive(TEXT);

        assertThat(page("/dev/inbox/" + id).select("pre").text())
                .as("a mail without HTML shows its text")
                .contains("1 < 2 </pre><script>alert(1)</script>");
        assertThat(page("/dev/inbox/" + id + "?view=headers").select("tbody tr").eachText())
                .contains("X-Trap <img src=x>");
        assertThat(page("/dev/inbox/" + id + "?view=source")
                        .select("pre")
                        .get(0)
                        .wholeText())
                .contains("Subject: Plain")
                .contains("X-Trap: <img src=x>");
    }

    @Test
    void aMailThatIsNotThereIsNotFound() {
        mailbox();

        for (String id : List.of("nothing", "20260101T000000000Z-000001", "%2e%2e%2fadmin-token")) {
            assertThat(given().urlEncodingEnabled(false).get("/dev/inbox/" + id).statusCode())
                    .isEqualTo(404);
        }
    }

    private TestMailbox mailbox() {
        TestMailbox mailbox = new TestMailbox(config);
        QuarkusMock.installMockForType(mailbox, Mailbox.class);
        return mailbox;
    }

    private static Document page(String path) {
        Response answer = get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return Jsoup.parse(answer.asString());
    }

    private static Response get(String path) {
        return given().header("Accept", "text/html").get(path);
    }
}
