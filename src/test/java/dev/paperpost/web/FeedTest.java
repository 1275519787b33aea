package dev.paperpost.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.Consent;
import dev.paperpost.subscription.SubscriptionRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HOSTILE = "<script>alert('flow matching')</script> braces & <b>bold</b>";

    @Inject
    Readers readers;

    @Inject
    SampleDigest digest;

    @Inject
    Consent consent;

    @Test
    void theAtomFeedListsWhatMatchedAlsoWhatADigestHasTold() throws Exception {
        String feed = feedOf("atom@example.org");

        Response answer = given().get(feed);
        Element root = parsed(answer).getDocumentElement();

        assertThat(answer.contentType()).isEqualTo("application/atom+xml;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(root.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(root.getLocalName()).isEqualTo("feed");
        assertThat(Instant.parse(text(root, "updated"))).isBefore(Instant.now());
        assertThat(attribute(root, "link", "href")).endsWith(feed);
        Element entry = entry(root, "Flow matching for molecules at O(n log n) cost");
        assertThat(text(entry, "id")).startsWith("urn:uuid:");
        assertThat(attribute(entry, "link", "href")).isEqualTo("https://arxiv.org/abs/2511.00001");
        assertThat(text(entry, "published")).isEqualTo("2026-11-19T00:00:00Z");
        assertThat(text(entry, "name")).isEqualTo("Ada N. Author, Wei Chen, … Kofi Mensah (5 authors)");
        assertThat(text(entry, "content"))
                .contains("small molecules with flow matching")
                .contains("Matched: “flow");
        assertThat(entries(root)).hasSize(3);
        assertThat(entries(root)).extracting(e -> text(e, "id")).doesNotHaveDuplicates();
    }

    @Test
    void theJsonFeedSaysTheSame() throws Exception {
        String feed = feedOf("json@example.org");

        Response answer = given().get(json(feed));
        JsonPath json = answer.jsonPath();

        assertThat(answer.contentType()).startsWith("application/feed+json");
        assertThat(json.getString("version")).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(json.getString("feed_url")).endsWith(json(feed));
        Element root = parsed(given().get(feed)).getDocumentElement();
        assertThat(json.getList("items.id"))
                .isEqualTo(entries(root).stream().map(e -> text(e, "id")).toList());
        assertThat(json.getList("items.content_text"))
                .isEqualTo(entries(root).stream().map(e -> text(e, "content")).toList());
        assertThat(json.getList("items.url", String.class)).contains("https://arxiv.org/abs/2511.00001");
        assertThat(json.getList("items.authors.name.flatten()", String.class)).contains("<i>Eve</i>");
    }

    @Test
    void hostileTitlesStayTextAndWhatXmlCannotHoldIsGone() throws Exception {
        String feed = feedOf("hostile@example.org");
        readers.change(
                "update paper set title = ?, abstract_text = ? where external_id like '%2511.00002'",
                "]]> language model \u0007\u0001\uFFFE 𝒪 🚀 \u202E", "A <![CDATA[language model]]> &amp; \u000B more");

        Element root = parsed(given().get(feed)).getDocumentElement();

        Element script = entry(root, HOSTILE);
        assertThat(script.getElementsByTagNameNS(ATOM, "title")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("type")
                        .getNodeValue())
                .isEqualTo("text");
        assertThat(script.getElementsByTagName("script").getLength()).isZero();
        assertThat(text(entry(root, "]]> language model O 🚀"), "content"))
                .startsWith("A <![CDATA[language model]]> &amp; more");
        assertThat(given().get(json(feed)).jsonPath().getList("items.title", String.class))
                .contains(HOSTILE);
    }

    @Test
    void thePaperOfMonthsAgoAndTheInterestThatWasDroppedAreNotInIt() throws Exception {
        String feed = feedOf("months@example.org");
        readers.change("update interest_match set found_at = now() - interval '31 days' where paper_id ="
                + " (select id from paper where external_id like '%2511.00001')");
        readers.change(
                "delete from subscription_interest where text = '\"language model\"' and subscriber_id = ?",
                readers.id("months@example.org"));

        assertThat(entries(parsed(given().get(feed)).getDocumentElement()))
                .extracting(e -> text(e, "title"))
                .containsExactly(HOSTILE);
    }

    @Test
    void aFeedHasAHundredEntriesNewestFirst() throws Exception {
        String feed = feedOf("hundred@example.org");
        readers.change("insert into paper (id, external_id, title, abstract_text, author_count, arrived_at, updated_at,"
                + " matched_at) select nextval('paper_seq'), 'other:' || n, 'Flow matching ' || n, '', 0, now(), now(),"
                + " now() from generate_series(1, 120) n");
        readers.change(
                "insert into interest_match (interest_id, paper_id, score, found_at)"
                        + " select i.id, p.id, 1, now() - cast(substring(p.external_id from 7) as int) * interval '1 minute'"
                        + " from paper p, interest i where p.external_id like 'other:%' and i.id in (select interest_id"
                        + " from subscription_interest where text = '\"flow matching\"' and subscriber_id = ?)",
                readers.id("hundred@example.org"));

        List<Element> entries = entries(parsed(given().get(feed)).getDocumentElement());

        assertThat(entries).hasSize(100);
        assertThat(entries).extracting(e -> text(e, "updated")).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(text(entries.get(99), "title")).isEqualTo("Flow matching 97");
    }

    @Test
    void onlyAFeedTokenOfAReaderWhoIsHereOpensAFeed() {
        String email = "left@example.org";
        String feed = feedOf(email);
        String manage = readers.managePath(email).replace("/manage/", "");

        assertThat(given().get("/feed/" + manage + ".atom").statusCode()).isEqualTo(404);
        assertThat(given().get("/feed/nobody.json").statusCode()).isEqualTo(404);
        assertThat(given().header("Authorization", "Bearer " + feed.replaceAll(".*/|\\.atom", ""))
                        .get("/api/subscription")
                        .statusCode())
                .isEqualTo(401);

        given().post(readers.unsubscribePath(email));

        assertThat(given().get(feed).statusCode()).isEqualTo(410);
        assertThat(given().get(json(feed)).statusCode()).isEqualTo(410);
        assertThat(subscription(email).getString("feedUrl")).isNull();
        assertThat(given().header("Authorization", "Bearer " + manage)
                        .delete("/api/subscription")
                        .statusCode())
                .isEqualTo(204);
        assertThat(given().get(feed).statusCode()).isEqualTo(404);
    }

    @Test
    void aReaderTakenOverFromElsewhereHasAFeedThatMayBeEmpty() throws Exception {
        String email = "imported@example.org";
        consent.enrol(
                new SubscriptionRequest(email, List.of("zeptomelon"), null, null, null, null, null, null),
                Instant.parse("2026-01-01T00:00:00Z"),
                "paper form");

        Element root = parsed(given().get(feedPath(email))).getDocumentElement();

        assertThat(entries(root)).isEmpty();
        assertThat(Instant.parse(text(root, "updated"))).isBefore(Instant.now());
    }

    @Test
    void aSubscriptionNamesItsFeedAndCanBeSentBackAsItCame() {
        String email = "named@example.org";
        String feed = feedOf(email);
        // The digest's mail is composed meanwhile and makes this link if nobody else has.
        readers.unsubscribePath(email);
        readers.silenceTheOutbox();
        Map<String, String> before = readers.everything();

        assertThat(given().get(feed).statusCode()).isEqualTo(200);
        assertThat(given().head(feed).statusCode()).isEqualTo(200);
        assertThat(given().get(json(feed)).statusCode()).isEqualTo(200);
        assertThat(given().header("Accept", "text/html")
                        .get(readers.managePath(email))
                        .asString())
                .contains(feed);
        String subscription = subscription(email).prettify();
        assertThat(readers.everything()).isEqualTo(before);

        assertThat(given().header(
                                "Authorization",
                                "Bearer " + readers.managePath(email).replace("/manage/", ""))
                        .contentType("application/json")
                        .body(subscription)
                        .put("/api/subscription")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSearchIsAPublicFeedOfTheNewestPapersItFinds() throws Exception {
        feedOf("public@example.org");
        readers.change(
                "insert into paper (id, external_id, title, abstract_text, author_count, published_at, arrived_at,"
                        + " updated_at, matched_at) select nextval('paper_seq'), 'other:' || n, 'Flow matching ' || n, '', 0,"
                        + " date '2026-11-01' - n, now(), now(), now() from generate_series(1, 60) n");
        String search = "/papers.atom?q=%22flow+matching%22&lang=en";

        Response answer = open(search);
        Element root = parsed(answer).getDocumentElement();

        assertThat(answer.contentType()).isEqualTo("application/atom+xml;charset=UTF-8");
        assertThat(answer.header("Cache-Control")).contains("max-age=600");
        assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(text(root, "title")).isEqualTo("Papers on \"flow matching\"");
        assertThat(attribute(root, "link", "href")).endsWith("/papers.atom?q=%22flow+matching%22&lang=en");
        assertThat(entries(root)).hasSize(50);
        assertThat(entries(root))
                .extracting(e -> text(e, "title"))
                .startsWith("Flow matching for molecules at O(n log n) cost");
        assertThat(entries(root)).extracting(e -> text(e, "title")).endsWith("Flow matching 48");
        Element entry = entry(root, HOSTILE);
        assertThat(text(entry, "content")).contains("Matched: “flow matching”");
        assertThat(entries(parsed(given().get(feedPath("public@example.org"))).getDocumentElement()))
                .as("a paper has one name in all feeds")
                .extracting(e -> text(e, "id"))
                .contains(text(entry, "id"));
        JsonPath json = open(json(search)).jsonPath();
        assertThat(json.getString("feed_url")).endsWith("/papers.json?q=%22flow+matching%22&lang=en");
        assertThat(json.getList("items.id"))
                .isEqualTo(entries(root).stream().map(e -> text(e, "id")).toList());
        assertThat(open(URI.create(json.getString("home_page_url")).getRawPath() + "?"
                                + URI.create(json.getString("home_page_url")).getRawQuery())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasTheFeedOfASearchAlreadyIsToldSo() {
        feedOf("again@example.org");
        String search = "/papers.json?q=language+model";
        String tag = open(search).header("ETag");

        Response again =
                given().urlEncodingEnabled(false).header("If-None-Match", tag).get(search);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        readers.change(
                "update paper set title = 'Another language model', updated_at = now() where external_id like '%2511.00002'");
        assertThat(given().urlEncodingEnabled(false)
                        .header("If-None-Match", tag)
                        .get(search)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theFeedOfASearchThatFindsNothingIsEmptyAndOneThatCannotBeReadIsRefused() throws Exception {
        Element none = parsed(open("/papers.atom?q=zeptomelon")).getDocumentElement();

        assertThat(entries(none)).isEmpty();
        assertThat(Instant.parse(text(none, "updated"))).isBefore(Instant.now());
        assertThat(open("/papers.atom?q=zeptomelon").header("ETag"))
                .isEqualTo(open("/papers.atom?q=zeptomelon").header("ETag"));
        for (String wrong : List.of("/papers.atom", "/papers.json?q=+", "/papers.atom?q=deep+AND")) {
            assertThat(open(wrong).statusCode()).as(wrong).isEqualTo(422);
            assertThat(open(wrong).jsonPath().getString("errors[0].field")).isEqualTo("q");
        }
    }

    private static Response open(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    /** Path of the Atom feed of a new reader who has just had a digest of three papers. */
    private String feedOf(String email) {
        given().formParam("interests", "\"flow matching\"\n\"language model\"")
                .formParam("email", email)
                .post("/subscribe");
        given().post(readers.confirmPath(email));
        digest.planned(email);
        return feedPath(email);
    }

    private String feedPath(String email) {
        return URI.create(subscription(email).getString("feedUrl")).getPath();
    }

    private JsonPath subscription(String email) {
        return given().header(
                        "Authorization", "Bearer " + readers.managePath(email).replace("/manage/", ""))
                .get("/api/subscription")
                .jsonPath();
    }

    private static String json(String atom) {
        return atom.replace(".atom", ".json");
    }

    private static Document parsed(Response answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        DocumentBuilderFactory strict = DocumentBuilderFactory.newDefaultNSInstance();
        strict.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        strict.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return strict.newDocumentBuilder().parse(new ByteArrayInputStream(answer.asByteArray()));
    }

    private static Element entry(Element feed, String title) {
        return entries(feed).stream()
                .filter(e -> text(e, "title").equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        entries(feed).stream().map(e -> text(e, "title")).toList()));
    }

    private static List<Element> entries(Element feed) {
        NodeList found = feed.getElementsByTagNameNS(ATOM, "entry");
        List<Element> entries = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            entries.add((Element) found.item(i));
        }
        return entries;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
    }

    private static String attribute(Element parent, String name, String attribute) {
        return ((Element) parent.getElementsByTagNameNS(ATOM, name).item(0)).getAttribute(attribute);
    }
}
