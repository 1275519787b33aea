package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.paperpost.paper.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reading in an archive by the query API, from a server that has a number of papers for each category and day. */
class ArxivBackfillTest {

    private static final Pattern QUESTION = Pattern.compile("search_query=cat:(\\S+) AND submittedDate:"
            + "\\[(\\d{8})0000 TO \\2" + "2359]&start=(\\d+)&max_results=(\\d+)"
            + "&sortBy=submittedDate&sortOrder=ascending");

    private final FakeSite site = new FakeSite().with("timeout", "30s").with("arxiv.categories", "cs.CL,hep-th");
    private final CollectingIntake intake = new CollectingIntake(site.config(), "2026-07-20T12:00:00Z");
    private final Map<String, Integer> has = new HashMap<>();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void anArchiveIsReadByDayAndCategoryAndCountsAsArrivedOnItsOwnDays() {
        has("cs.CL 20260101", 2);
        has("hep-th 20260102", 1);
        site.serves("/api/query", this::answer);

        assertThat(backfill("2026-01-01", "2026-01-02")).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(asked())
                .containsExactly("cs.CL 20260101 0", "hep-th 20260101 0", "cs.CL 20260102 0", "hep-th 20260102 0");
        assertThat(intake.arrivals).hasSize(3).allSatisfy((id, arrival) -> assertThat(arrival)
                .isEqualTo(Arrival.BACKFILL));
    }

    @Test
    void aFullDayIsReadInPages() {
        has("cs.CL 20260101", 1_203);
        site.serves("/api/query", this::answer);

        backfill("2026-01-01", "2026-01-01");

        assertThat(asked())
                .containsExactly("cs.CL 20260101 0", "cs.CL 20260101 500", "cs.CL 20260101 1000", "hep-th 20260101 0");
        assertThat(intake.taken).hasSize(1_203);
    }

    @Test
    void nothingBeyondTheTenThousandthIsAskedForAndTheRestIsToldOf() {
        has("cs.CL 20260101", 10_001);
        site.serves("/api/query", this::answer);

        assertThat(backfill("2026-01-01", "2026-01-01")).isInstanceOf(FetchOutcome.Stale.class);

        assertThat(asked()).hasSize(20).last().isEqualTo("cs.CL 20260101 9500");
    }

    @Test
    void aBackfillBrokenOffGoesOnAfterTheLastDayThatIsDone() {
        has("cs.CL 20260101", 1);
        has("cs.CL 20260102", 1);
        site.serves("/api/query", this::answer)
                .serves("/api/query", this::answer)
                .serves("/api/query", this::answer)
                .serves("/api/query", 503, "text/plain", "busy")
                .serves("/api/query", this::answer);

        assertThat(backfill("2026-01-01", "2026-01-02")).isInstanceOf(FetchOutcome.Refused.class);
        assertThat(backfill("2026-01-01", "2026-01-02")).isInstanceOf(FetchOutcome.Fetched.class);

        assertThat(asked().subList(4, asked().size())).containsExactly("cs.CL 20260102 0", "hep-th 20260102 0");
    }

    @Test
    void aFinishedBackfillBeginsAnewAndSoDoOtherDays() {
        has("cs.CL 20260101", 1);
        has("cs.CL 20260102", 1);
        site.serves("/api/query", this::answer);

        backfill("2026-01-01", "2026-01-01");
        backfill("2026-01-01", "2026-01-01");
        assertThat(asked()).hasSize(4);
        backfill("2026-01-02", "2026-01-02");
        assertThat(asked()).last().isEqualTo("hep-th 20260102 0");
    }

    @Test
    void anArchiveWithoutAnyPaperIsStale() {
        site.serves("/api/query", this::answer);

        assertThat(backfill("2026-01-01", "2026-01-02")).isInstanceOf(FetchOutcome.Stale.class);
    }

    @Test
    void daysToComeAreNotAskedFor() {
        has("cs.CL 20260719", 1);
        site.serves("/api/query", this::answer);

        backfill("2026-07-19", "2206-07-19");

        assertThat(asked()).last().isEqualTo("hep-th 20260720 0");
    }

    @Test
    void aFeedCannotBeAskedForPastDays() throws IOException {
        PaperSource feed = new ArxivRss.Kind(site.config()).configured().get(0);

        assertThat(feed.backfill(intake, LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-02")))
                .isInstanceOf(FetchOutcome.Failed.class);
    }

    private void has(String categoryAndDay, int papers) {
        has.put(categoryAndDay, papers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Matcher question = question(exchange.getRequestURI().getQuery().replace('+', ' '));
        int total = has.getOrDefault(question.group(1) + " " + question.group(2), 0);
        int start = Integer.parseInt(question.group(3));
        int end = Math.min(total, start + Integer.parseInt(question.group(4)));
        String entries = IntStream.range(start, end)
                .mapToObj(n -> "<entry><id>http://arxiv.org/abs/"
                        + question.group(2).substring(2, 6) + "."
                        + (question.group(1).equals("cs.CL") ? 1 : 2)
                        + question.group(2).substring(7)
                        + String.format("%05d", n).substring(2)
                        + "v1</id><title>Paper " + n + "</title><summary/>"
                        + "<published>2026-01-01T12:00:00Z</published><category term='cs.CL'/></entry>")
                .collect(Collectors.joining());
        byte[] body = ("<feed xmlns='http://www.w3.org/2005/Atom' xmlns:o='http://a9.com/-/spec/opensearch/1.1/'>"
                        + "<o:totalResults>" + total + "</o:totalResults>" + entries + "</feed>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/atom+xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static Matcher question(String query) {
        Matcher question = QUESTION.matcher(query);
        assertThat(question.matches()).as(query).isTrue();
        return question;
    }

    private List<String> asked() {
        return site.requests.stream()
                .map(request -> question(
                        java.net.URI.create(request.target()).getQuery().replace('+', ' ')))
                .map(question -> question.group(1) + " " + question.group(2) + " " + question.group(3))
                .toList();
    }

    private FetchOutcome backfill(String from, String until) {
        PaperSource api = new ArxivQuery.Kind(site.config()).configured().get(0);
        try {
            return api.backfill(intake, LocalDate.parse(from), LocalDate.parse(until));
        } catch (IOException e) {
            return new FetchOutcome.Failed(e.getMessage());
        }
    }
}
