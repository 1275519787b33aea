package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperpost.paper.IncomingPaper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Hugging Face Daily Papers: arXiv papers that people found worth a look, with their votes. */
@ApplicationScoped
class HuggingFaceDailyPapers implements PaperSource {

    static final String NAME = "huggingface";

    /** Nothing is listed on weekends, so a list may be three days old on a Monday; the fourth is for public holidays. */
    private static final int OLD_AFTER_DAYS = 4;

    private static final ZoneId FEED_ZONE = ZoneId.of("America/New_York");

    /** The next day's list becomes the current one at 21:30 in New York. */
    private static final Duration EARLY = Duration.ofMinutes(150);

    private final URI address;
    private final WebClient web;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    HuggingFaceDailyPapers(SourcesConfig config, WebClient web, Clock clock) {
        this.address = config.huggingface().url().resolve("daily_papers?limit=100");
        this.web = web;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String service() {
        return NAME;
    }

    @Override
    public FetchOutcome fetch() {
        try {
            WebClient.Answer answer = web.get(address, "application/json");
            if (answer.status() != 200) {
                return new FetchOutcome.Refused(answer.status(), "HTTP status " + answer.status());
            }
            if (!answer.contentType().contains("json")) {
                return new FetchOutcome.Refused(
                        answer.status(), "expected JSON, not " + OneLine.of(answer.contentType()));
            }
            JsonNode list = json.readTree(answer.body());
            return list.isArray()
                    ? outcome(list)
                    : new FetchOutcome.Failed("expected a JSON list of papers, found something else");
        } catch (IOException e) {
            return new FetchOutcome.Failed(OneLine.of(e.getMessage()));
        }
    }

    private FetchOutcome outcome(JsonNode list) {
        LocalDate today = LocalDate.ofInstant(clock.instant().plus(EARLY), FEED_ZONE);
        if (list.isEmpty()) {
            boolean weekend = today.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            return weekend
                    ? new FetchOutcome.EmptyAsExpected("nothing is listed on weekends")
                    : new FetchOutcome.Stale(0, List.of(), "an empty list on a weekday");
        }
        List<IncomingPaper> papers = new ArrayList<>();
        for (JsonNode item : list) {
            DailyPaper paper = new DailyPaper(item);
            if (paper.isUsable()) {
                papers.add(paper.paper());
            }
        }
        int unread = list.size() - papers.size();
        if (papers.isEmpty()) {
            return new FetchOutcome.Failed("none of the " + unread + " entries has the form of a paper");
        }
        String detail = unread == 0 ? "" : unread + " of " + list.size() + " entries could not be read";
        LocalDate newest = papers.stream()
                .map(IncomingPaper::announcedOn)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
        if (newest != null
                && newest.until(LocalDate.now(clock.withZone(ZoneOffset.UTC)), ChronoUnit.DAYS) > OLD_AFTER_DAYS) {
            return new FetchOutcome.Stale(list.size(), papers, "the newest entry is of " + newest);
        }
        return new FetchOutcome.Fetched(list.size(), papers, detail);
    }
}
