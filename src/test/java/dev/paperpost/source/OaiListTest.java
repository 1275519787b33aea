package dev.paperpost.source;

import static dev.paperpost.source.OaiAnswers.error;
import static dev.paperpost.source.OaiAnswers.noToken;
import static dev.paperpost.source.OaiAnswers.page;
import static dev.paperpost.source.OaiAnswers.record;
import static dev.paperpost.source.OaiAnswers.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list in pages: tokens, their end at midnight UTC, and going on after a list was broken off. */
class OaiListTest {

    private static final String FRIDAY_MORNING = "Fri, 17 Jul 2026 13:00:00 GMT";
    private static final String AS_OF = "2026-07-20T03:30:00Z";
    private static final String FIRST = "/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs:cs:CL&from=2026-07-17";
    private static final String A_DAY_MORE = FIRST.replace("07-17", "07-16");
    private static final String SECOND = next("verb%253DListRecords%2526skip%253D1300");
    private static final String THIRD = next("three");
    private static final String TO_SECOND =
            token(" expirationDate='2026-07-21T00:00:00Z'", "verb%3DListRecords%26skip%3D1300");

    private final FakeSite site = new FakeSite();
    private CollectingIntake intake;

    @BeforeEach
    void readOnSaturday() {
        intakeWithin("30s");
    }

    private void intakeWithin(String timeout) {
        intake = new CollectingIntake(site.with("timeout", timeout).config(), "2026-07-20T03:31:00Z");
        intake.remember("read cs:cs:CL", "2026-07-18T03:00:00Z");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " expirationDate='2026-07-21T00:00:00Z'",
                " expires='2026-07-21T00:00:00Z'",
                " expires='soon'",
                ""
            })
    void theNextPageIsAskedForWithTheEncodedTokenAndNothingElse(String attribute) {
        site.serves(FIRST, page(AS_OF, token(attribute, "verb%3DListRecords%26skip%3D1300"), paper(1)))
                .serves(SECOND, page(AS_OF, token("", ""), paper(2)));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(targets()).containsExactly(FIRST, SECOND);
        assertThat(intake.taken).hasSize(2);
        assertThat(intake.completed).containsEntry("arxiv:cs.CL 2026-07-20", 2);
    }

    @Test
    void aPageWithATokenAndNoRecordsIsNotTheEnd() {
        site.serves(FIRST, page(AS_OF, TO_SECOND))
                .serves(SECOND, page(AS_OF, token("", "three")))
                .serves(THIRD, page(AS_OF, noToken(), paper(1)));

        fetch();

        assertThat(intake.taken).hasSize(1);
    }

    @Test
    void aTokenThatExpiresAtMidnightBeginsTheListAnewOnceAtAnotherAddress() {
        site.serves(FIRST, page("2026-07-20T23:59:58Z", TO_SECOND, paper(1)))
                .serves(SECOND, error("2026-07-21T00:00:02Z", "badResumptionToken"))
                .serves(A_DAY_MORE, page("2026-07-21T00:00:05Z", token("", "three"), paper(1)))
                .serves(THIRD, page("2026-07-21T00:00:08Z", noToken(), paper(2)));
        intake.at("2026-07-20T23:59:55Z");

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(targets()).containsExactly(FIRST, SECOND, A_DAY_MORE, THIRD);
        assertThat(intake.taken).hasSize(2);
        assertThat(intake.completed).containsEntry("arxiv:cs.CL 2026-07-20", 2);
    }

    @Test
    void aTokenThatIsRefusedAgainEndsTheFetchAndTheNextOneBeginsAnew() {
        site.serves("/oai", page(AS_OF, TO_SECOND, paper(1))).serves(SECOND, error(AS_OF, "badResumptionToken"));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(targets()).containsExactly(FIRST, SECOND, A_DAY_MORE, SECOND);

        fetch();
        assertThat(targets().get(4)).isEqualTo(FIRST);
        assertThat(intake.completed).isEmpty();
    }

    @Test
    void aListBrokenOffByA503GoesOnAtItsBookmarkAndCountsBothHalves() {
        site.serves(FIRST, page(AS_OF, TO_SECOND, paper(1), paper(2)))
                .serves(SECOND, 503, Map.of("Retry-After", "120"), new byte[0])
                .serves(SECOND, page("2026-07-20T03:40:00Z", noToken(), paper(3)));

        assertThat(fetch()).isInstanceOfSatisfying(FetchOutcome.Refused.class, refused -> assertThat(refused.status())
                .isEqualTo(503));
        assertThat(intake.taken).hasSize(2);
        assertThat(intake.completed).isEmpty();

        intake.at("2026-07-20T03:40:00Z");
        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(targets()).containsExactly(FIRST, SECOND, SECOND);
        assertThat(intake.completed).containsEntry("arxiv:cs.CL 2026-07-20", 3);
        assertThat(intake.memory).containsEntry("read cs:cs:CL", AS_OF);
    }

    @Test
    void aBookmarkOfYesterdayIsNotUsed() {
        site.serves(FIRST, page(AS_OF, TO_SECOND, paper(1))).serves(SECOND, 503, "text/plain", "busy");
        fetch();

        intake.at("2026-07-21T00:00:00Z");
        fetch();

        assertThat(targets()).containsExactly(FIRST, SECOND, FIRST, SECOND);
    }

    @Test
    void anAnswerThatIsTooSlowFailsAndLeavesTheBookmark() {
        intakeWithin("2s");
        site.serves(FIRST, page(AS_OF, TO_SECOND, paper(1)))
                .serves(SECOND, after(3_000, page(AS_OF, noToken(), paper(2))))
                .serves(SECOND, page(AS_OF, noToken(), paper(2)));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);
        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(targets()).containsExactly(FIRST, SECOND, SECOND);
        assertThat(intake.taken).hasSize(2);
    }

    @Test
    void anAnswerThatTakesNearlyTheTimeOutIsRead() {
        intakeWithin("4s");
        site.serves(FIRST, after(2_000, page(AS_OF, noToken(), paper(1))));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void aTokenThatComesBackIsACircleAndIsLeft() {
        site.serves(FIRST, page(AS_OF, token("", "three"), paper(1)))
                .serves(THIRD, page(AS_OF, token("", "three"), paper(2)));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);

        assertThat(targets()).containsExactly(FIRST, THIRD);
        fetch();
        assertThat(targets().get(2)).isEqualTo(FIRST);
    }

    @Test
    void aListWithoutAnEndIsLeft() {
        AtomicInteger pages = new AtomicInteger();
        site.serves("/oai", exchange -> page(AS_OF, token("", "t" + pages.incrementAndGet()))
                .to(exchange));

        assertThat(fetch()).isInstanceOf(FetchOutcome.Failed.class);

        assertThat(pages).hasValue(500);
    }

    @Test
    void aBigPageIsReadWhole() {
        StringBuilder records = new StringBuilder();
        for (int n = 0; n < 2_000; n++) {
            records.append(paper(n));
        }
        site.serves(FIRST, page(AS_OF, noToken(), records.toString()));

        fetch();

        assertThat(intake.taken).hasSize(2_000);
    }

    private static String paper(int n) {
        return record("2607." + (10_000 + n), "2026-07-20", FRIDAY_MORNING);
    }

    private static String next(String token) {
        return "/oai?verb=ListRecords&resumptionToken=" + token;
    }

    private static FakeSite.Reply after(int millis, FakeSite.Reply reply) {
        return exchange -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IOException("the site was closed", e);
            }
            reply.to(exchange);
        };
    }

    private List<String> targets() {
        return site.requests.stream().map(FakeSite.Request::target).toList();
    }

    private FetchOutcome fetch() {
        return intake.fetch(new ArxivOai.Kind(site.config()).configured().get(0));
    }
}
