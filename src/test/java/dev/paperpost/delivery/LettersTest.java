package dev.paperpost.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileSmtpServer.Say;
import dev.paperpost.delivery.HostileSmtpServer.Stage;
import dev.paperpost.delivery.HostileSmtpServer.Taken;
import dev.paperpost.digest.TestDigests;
import dev.paperpost.platform.MovableClock;
import dev.paperpost.subscription.SubscriptionRequest;
import dev.paperpost.subscription.SubscriptionRequest.Timing;
import dev.paperpost.subscription.Suppressions;
import dev.paperpost.subscription.TestReaders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mails beside digests and confirmations, from the page or the clock that calls for them to the server that takes them. */
@QuarkusTest
@TestProfile(ImpatientDelivery.class)
class LettersTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Duration WEEKS = Duration.ofDays(28);
    private static final Duration SOON = Duration.ofSeconds(50);
    private static final String ADA = "ada@example.org";
    private static final String NEW = "ada@new.example";
    private static final String BOB = "bob@example.org";

    @Inject
    Deliveries deliveries;

    @Inject
    Readers database;

    @Inject
    TestReaders readers;

    @Inject
    TestDigests digests;

    @Inject
    Suppressions suppressions;

    @Inject
    MovableClock clock;

    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    private HostileSmtpServer server;

    @BeforeEach
    void openServer() {
        database.forgetEverything();
        database.execute("truncate request_count");
        clock.set(NOW);
        server = new HostileSmtpServer(port);
    }

    /** Nothing may be left to send, or the outbox would find the server gone and rest, by a clock that then goes back. */
    @AfterEach
    void closeServer() {
        database.forgetEverything();
        server.close();
        clock.release();
    }

    @Test
    void whoLostTheLinkGetsItByMailAndNobodyElseGetsAny() {
        subscribed(ADA);
        assertThat(page(given().get("/")).select("footer a[href^=/link]")).isNotEmpty();

        lost(ADA);
        lost("nobody@example.org");

        assertThat(server.taken()).extracting(Taken::recipient).containsExactly(ADA);
        String manage = link(server.taken().get(0), "/manage/");
        assertThat(given().get(manage).asString()).contains(ADA);
    }

    @Test
    void anAddressGetsTheLinkThreeTimesAnHour() {
        subscribed(ADA);
        for (int i = 0; i < 5; i++) {
            clock.set(NOW.plusSeconds(i));
            lost(ADA);
        }
        assertThat(server.takenFor(ADA)).hasSize(3);

        clock.set(NOW.plus(Duration.ofHours(1)));
        lost(ADA);
        assertThat(server.takenFor(ADA)).hasSize(4);
    }

    @Test
    void whoHasNotConfirmedGetsTheConfirmationAgainAndWhoHasLeftNothing() {
        given().formParam("interests", "gravity").formParam("email", ADA).post("/subscribe");
        sendAll();
        lost(ADA);
        assertThat(kinds(ADA)).containsExactly("confirmation", "confirmation");
        assertThat(server.takenFor(ADA)).hasSize(2);

        given().post("/confirm/" + readers.confirmToken(ADA));
        unsubscribe(ADA);
        lost(ADA);
        assertThat(kinds(ADA)).containsExactly("confirmation", "confirmation");
    }

    @Test
    void whoUnsubscribesGetsOneGoodbyeHoweverOftenAProviderAsks() {
        subscribed(ADA);
        for (int i = 0; i < 3; i++) {
            clock.set(NOW.plusSeconds(i));
            unsubscribe(ADA);
        }
        sendAll();
        assertThat(server.taken()).as("there is a minute for second thoughts").isEmpty();

        clock.set(NOW.plus(Duration.ofMinutes(3)));
        unsubscribe(ADA);
        sendAll();
        sendAll();

        assertThat(server.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo(ADA);
            assertThat(mail.header("Subject")).isEqualTo("You are unsubscribed from Paperpost");
            assertThat(mail.header("List-Unsubscribe")).isNull();
        });
        assertThat(database.status(reader(ADA))).isEqualTo("unsubscribed unsubscribed");
    }

    @Test
    void theGoodbyesLinkOpensAPageWithAButtonThatTakesItBack() {
        subscribed(ADA);
        unsubscribe(ADA);
        clock.set(NOW.plus(Duration.ofMinutes(3)));
        sendAll();
        String undo = link(server.taken().get(0), "/unsubscribe/");

        Response asked = given().get(undo);
        assertThat(database.status(reader(ADA))).startsWith("unsubscribed");
        given().post(page(asked).select("form[action*=/undo]").attr("action"));
        assertThat(database.status(reader(ADA))).isEqualTo("active");

        clock.set(NOW.plus(Duration.ofDays(1)));
        unsubscribe(ADA);
        clock.set(NOW.plus(Duration.ofDays(1)).plus(Duration.ofMinutes(3)));
        sendAll();
        assertThat(server.takenFor(ADA)).as("another subscription has ended").hasSize(2);
        clock.set(NOW.plus(Duration.ofDays(9)));
        assertThat(page(given().get(undo)).select("form")).isEmpty();
    }

    @Test
    void whoTakesItBackAtOnceComplainedBouncedOrIsErasedGetsNoGoodbye() {
        for (String email : List.of("undone@example.org", "complained@example.org", "erased@example.org")) {
            subscribed(email);
            unsubscribe(email);
        }
        given().post("/unsubscribe/" + readers.unsubscribeToken("undone@example.org") + "/undo");
        suppressions.add("complained@example.org", Suppressions.Reason.COMPLAINED);
        database.execute("delete from subscriber where email = 'erased@example.org'");
        long bounced = subscribed("bounced@example.org");
        database.execute("update subscriber set status = 'bounced', next_digest_at = null where id = ?", bounced);
        unsubscribe("bounced@example.org");

        clock.set(NOW.plus(Duration.ofMinutes(3)));
        sendAll();

        assertThat(server.taken()).isEmpty();
    }

    @Test
    void nothingMatchedForFourWeeksIsSaidOnceHoweverManyNodesLookHoweverOften() {
        database.execute(
                "insert into subscriber (id, email, email_key, status, cadence, hour, time_zone, locale, max_papers, created_at, confirmed_at)"
                        + " select nextval('subscriber_seq'), n || '@example.org', n || '@example.org', 'active', 'daily', 7, 'UTC', 'en',"
                        + " 20, ?, ? from generate_series(1, 600) n",
                NOW,
                NOW);
        database.execute("insert into quiet_watch select id, ? from subscriber", NOW.plus(WEEKS));
        papersArrive();

        lookOnEightNodes(NOW.plus(WEEKS).minusSeconds(1));
        assertThat(database.number("select count(*) from letter")).isZero();
        lookOnEightNodes(NOW.plus(WEEKS));
        lookOnEightNodes(NOW.plus(WEEKS));
        lookOnEightNodes(NOW.plus(WEEKS).plus(Duration.ofDays(1)));
        assertThat(database.number("select count(*) from letter where kind = 'quiet'"))
                .isEqualTo(600);
        assertThat(database.number("select count(distinct subscriber_id) from letter"))
                .isEqualTo(600);

        lookOnEightNodes(NOW.plus(WEEKS).plus(WEEKS));
        assertThat(database.number("select count(*) from letter where kind = 'quiet'"))
                .isEqualTo(1200);
    }

    @Test
    void itsMailNamesWhatFoundNothingAndOffersWiderOnesAndAWayOut() {
        subscribed(ADA);
        papersArrive();

        lookAt(NOW.plus(WEEKS));
        sendAll();
        lookAt(NOW.plus(WEEKS));
        sendAll();

        assertThat(server.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo(ADA);
            assertThat(mail.header("Subject")).isEqualTo("No paper has matched since 26 Nov 2026");
            assertThat(mail.header("List-Unsubscribe")).contains("/unsubscribe/");
            assertThat(plain(mail)).contains("\"quantum gravity\"", "quantum gravity\n", "Thursday 26 November 2026");
            assertThat(given().get(link(mail, "/manage/")).statusCode()).isEqualTo(200);
        });
        assertThat(kinds(ADA)).containsExactly("quiet");
    }

    @Test
    void aDigestAPauseAndAChangeBeginTheFourWeeksAnew() {
        long digested = subscribed(ADA);
        String paused = token(BOB);
        String changed = token("eve@example.org");
        papersArrive();
        Instant later = NOW.plus(Duration.ofDays(20));
        digest(digested, later);
        given().formParam("until", "2026-12-10").post("/manage/" + paused + "/pause");
        clock.set(later);
        given().formParam("interests", "\"loop gravity\"").post("/manage/" + changed);

        lookAt(NOW.plus(WEEKS));
        assertThat(database.number("select count(*) from letter")).isZero();
        lookAt(later.plus(WEEKS).minusSeconds(1));
        assertThat(database.texts("select email from subscriber join letter on subscriber_id = subscriber.id"))
                .as("the pause ended before")
                .containsExactly(BOB);
        lookAt(later.plus(WEEKS));

        assertThat(database.number("select count(*) from letter")).isEqualTo(3);
    }

    @Test
    void nobodyIsToldWhoHasLeftOrPausesOrHasAMatchComingOrWhileNoPaperArrivesAtAll() {
        token(ADA);
        lookAt(NOW.plus(WEEKS));
        assertThat(database.number("select count(*) from letter"))
                .as("there were no papers")
                .isZero();
        papersArrive();
        subscribed("left@example.org");
        unsubscribe("left@example.org");
        given().formParam("until", "2027-06-01").post("/manage/" + token("paused@example.org") + "/pause");
        database.execute("delete from letter");
        long paper = database.number("select max(id) from paper");
        database.execute(
                "insert into interest_match (interest_id, paper_id, score, found_at) select id, ?, 1, ? from interest",
                paper,
                NOW.plus(WEEKS));

        lookAt(NOW.plus(WEEKS).plus(WEEKS).minus(Duration.ofDays(1)));

        assertThat(database.number("select count(*) from letter")).isZero();
    }

    @Test
    void aLetterThatHasBecomeUntrueIsNotSent() {
        long reader = subscribed(ADA);
        papersArrive();
        lookAt(NOW.plus(WEEKS));
        digest(reader, NOW.plus(WEEKS));

        sendAll();

        assertThat(database.text("select state from delivery where kind = 'quiet'"))
                .isEqualTo("cancelled");
    }

    @Test
    void aReaderMovesToAnotherAddressAndKeepsEverything() {
        String token = token(ADA);
        long id = reader(ADA);
        digest(id, NOW);
        sendAll();
        int before = server.taken().size();

        assertThat(ask(token, NEW).statusCode()).isEqualTo(202);
        sendAll();
        assertThat(server.takenFor(ADA).size() - before)
                .as("the old address is told")
                .isOne();
        Taken notice = server.takenFor(ADA).get(before);
        assertThat(notice.header("Subject")).isEqualTo("A new address for your Paperpost subscription");
        assertThat(notice.text()).doesNotContain(NEW);
        assertThat(page(given().get(link(notice, "/manage/"))).text()).contains(NEW, "Stop this change");
        Taken asked = server.takenFor(NEW).get(0);
        assertThat(asked.text()).doesNotContain(ADA);
        String move = link(asked, "/address/");
        given().get(move);
        assertThat(reader(ADA)).as("reading changes nothing").isEqualTo(id);

        assertThat(page(given().post(move)).select("h1").text()).isEqualTo("Your digests go here now");
        assertThat(given().post(move).statusCode()).as("a second click").isEqualTo(200);

        assertThat(reader(NEW)).isEqualTo(id);
        assertThat(page(given().get("/manage/" + token)).text()).contains(NEW).doesNotContain(ADA);
        assertThat(database.number("select count(*) from digest where subscriber_id = ?", id))
                .isOne();
        assertThat(database.texts("select event from audit where subscriber_id = ? order by id", id))
                .containsExactly("confirmed", "address change asked", "address changed");
        assertThat(database.texts("select detail from audit")).containsOnly("");
        digest(id, NOW);
        lost(ADA);
        lost(NEW);
        assertThat(server.takenFor(ADA)).as("nothing more").hasSize(before + 1);
        assertThat(server.takenFor(NEW)).as("the question, a digest, the link").hasSize(3);
    }

    @Test
    void theLinkWorksForADayAndNotAfterAnotherWasAskedForOrTheChangeWasStopped() {
        String token = token(ADA);
        ask(token, NEW);
        sendAll();
        String first = link(server.takenFor(NEW).get(0), "/address/");
        clock.set(NOW.plusSeconds(1));
        ask(token, "third@new.example");
        sendAll();
        String second = link(server.takenFor("third@new.example").get(0), "/address/");
        assertThat(given().post(first).statusCode()).isEqualTo(410);
        given().post("/manage/" + token + "/address/stop");
        assertThat(given().post(second).statusCode()).isEqualTo(410);
        clock.set(NOW.plusSeconds(2));
        ask(token, NEW);
        sendAll();
        String third = link(server.takenFor(NEW).get(1), "/address/");
        clock.set(NOW.plusSeconds(2).plus(Duration.ofDays(1)));

        assertThat(given().get(third).statusCode()).isEqualTo(410);
        assertThat(given().post(third).statusCode()).isEqualTo(410);
        assertThat(given().post(third.replaceFirst("/address/", "/confirm/")).statusCode())
                .as("a token of one purpose is worth nothing for another")
                .isEqualTo(404);
        assertThat(given().post("/address/" + token).statusCode()).isEqualTo(404);
        assertThat(database.status(reader(ADA))).isEqualTo("active");
    }

    @Test
    void anAddressWithASubscriptionLearnsOfItAndOneThatIsSuppressedGetsNothing() {
        String token = token(ADA);
        subscribed(BOB);
        suppressions.add("never@example.org", Suppressions.Reason.COMPLAINED);

        ask(token, BOB);
        sendAll();
        clock.set(NOW.plusSeconds(1));
        ask(token, "never@example.org");
        sendAll();

        assertThat(server.takenFor(BOB)).singleElement().satisfies(mail -> {
            assertThat(mail.header("Subject")).isEqualTo("You already have a Paperpost subscription");
            assertThat(plain(mail)).doesNotContain(ADA).doesNotContain("/address/");
        });
        assertThat(server.takenFor("never@example.org")).isEmpty();
        assertThat(server.takenFor(ADA)).as("told of each that was asked for").hasSize(2);
    }

    @Test
    void aReaderWhoHasNotConfirmedThereGivesWay() {
        String token = token(ADA);
        given().formParam("interests", "gravity").formParam("email", NEW).post("/subscribe");
        ask(token, NEW);
        sendAll();
        Taken asked = server.takenFor(NEW).stream()
                .filter(mail -> mail.text().contains("/address/"))
                .findFirst()
                .orElseThrow();

        given().post(link(asked, "/address/"));

        assertThat(database.texts("select email || ' ' || status from subscriber"))
                .containsExactly(NEW + " active");
    }

    @Test
    void aMistypedAddressThatDoesNotExistStopsNobody() {
        server.on(Stage.RCPT, NEW, new Say("550 5.1.1 no such user"));
        String token = token(ADA);

        ask(token, NEW);
        sendAll();

        assertThat(database.status(reader(ADA))).isEqualTo("active");
        assertThat(suppressions.reason(ADA)).isEmpty();
        assertThat(suppressions.reason(NEW)).contains(Suppressions.Reason.BOUNCED);
    }

    private String token(String email) {
        return readers.subscribed(new SubscriptionRequest(
                email, List.of("\"quantum gravity\""), new Timing("daily", null, 8), "UTC", null, null, null, null));
    }

    /** Its confirmation mail is of no interest here. */
    private long subscribed(String email) {
        token(email);
        return reader(email);
    }

    private long reader(String email) {
        return database.number("select id from subscriber where email = ?", email);
    }

    private void lost(String email) {
        assertThat(given().formParam("email", email).post("/link").statusCode()).isEqualTo(200);
        sendAll();
    }

    private Response ask(String token, String email) {
        return given().formParam("email", email).post("/manage/" + token + "/address");
    }

    private void unsubscribe(String email) {
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post("/unsubscribe/" + readers.unsubscribeToken(email))
                .then()
                .statusCode(200);
    }

    /** Whatever is due by now; the server may be slow, and what waits for it waits by the clock. */
    private void sendAll() {
        Instant now = clock.instant();
        clock.goOn();
        assertThat(deliveries.drain(SOON)).isTrue();
        clock.set(now);
    }

    /** Papers that nobody here asked for, one each few days. */
    private void papersArrive() {
        for (int day = 0; day < 120; day += 5) {
            Instant at = NOW.plus(Duration.ofDays(day));
            database.execute(
                    "insert into paper (id, external_id, title, abstract_text, author_count, arrived_at, updated_at, matched_at)"
                            + " values (nextval('paper_seq'), ?, 'On knitting', 'Wool', 0, ?, ?, ?)",
                    "other:knitting-" + day,
                    at,
                    at,
                    at);
        }
    }

    private void digest(long reader, Instant planned) {
        database.execute(
                "insert into digest (id, subscriber_id, slot, due_at, window_from, window_until, full_count, total_count, planned_at)"
                        + " select nextval('digest_seq'), ?, cast(d.at as date) + cast(count(g.id) as int), d.at, d.at, d.at, 1, 1, d.at"
                        + " from (select cast(? as timestamptz) as at) d left join digest g on g.subscriber_id = ? group by d.at",
                reader,
                planned,
                reader);
    }

    private void lookAt(Instant moment) {
        clock.set(moment);
        digests.lookForQuietWeeks();
    }

    private void lookOnEightNodes(Instant moment) {
        clock.set(moment);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            CompletableFuture.allOf(IntStream.range(0, 8)
                            .mapToObj(i -> CompletableFuture.runAsync(digests::lookForQuietWeeks, nodes))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            nodes.shutdown();
        }
    }

    private List<String> kinds(String email) {
        return database.texts(
                "select kind from delivery where subscriber_id = ? and state = 'sent' order by created_at, id",
                reader(email));
    }

    private static String plain(Taken mail) {
        return mail.text().replace("=\r\n", "").replace("\r\n", "\n").replace("=3D", "=");
    }

    private static String link(Taken mail, String path) {
        Matcher link = Pattern.compile("https?://[^/]+(" + path + "[A-Za-z0-9_-]{43}(/address)?)")
                .matcher(plain(mail));
        assertThat(link.find()).as(path).isTrue();
        return link.group(1);
    }

    private static org.jsoup.nodes.Document page(Response response) {
        return Jsoup.parse(response.asString());
    }
}
