package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Hugging Face Daily Papers: arXiv papers that people found worth a look, with their votes. */
final class HuggingFaceDailyPapers implements PaperSource {

    static final String NAME = "huggingface";

    private final URI root;
    private final AnnouncementCalendar calendar = AnnouncementCalendar.huggingFace();
    private final JsonMapper json = new JsonMapper();

    private HuggingFaceDailyPapers(URI root) {
        this.root = root;
    }

    /** The only one. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final SourcesConfig config;

        Kind(SourcesConfig config) {
            this.config = config;
        }

        @Override
        public List<PaperSource> configured() {
            return List.of(new HuggingFaceDailyPapers(config.huggingface().url()));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String label() {
        return "Hugging Face";
    }

    @Override
    public String service() {
        return NAME;
    }

    @Override
    public AnnouncementCalendar calendar() {
        return calendar;
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        LocalDate today = calendar.dayAt(intake.now());
        Answer answer = intake.get(root.resolve("daily_papers?limit=100&date=" + today), "application/json");
        if (!answer.isOk()) {
            return answer.refused();
        }
        if (!answer.contentType().contains("json")) {
            return new FetchOutcome.Refused(answer.status(), "expected JSON, not " + OneLine.of(answer.contentType()));
        }
        JsonNode list = json.readTree(answer.body());
        return list.isArray()
                ? outcome(list, today, intake)
                : new FetchOutcome.Failed("expected a JSON list of papers, found something else");
    }

    private FetchOutcome outcome(JsonNode list, LocalDate today, Intake intake) {
        if (list.isEmpty()) {
            return calendar.announces(today)
                    ? new FetchOutcome.Stale("an empty list on a weekday")
                    : new FetchOutcome.EmptyAsExpected("nothing is listed on weekends");
        }
        List<IncomingPaper> papers = new ArrayList<>();
        for (JsonNode item : list) {
            DailyPaper paper = new DailyPaper(item);
            if (paper.isUsable()) {
                papers.add(paper.paper());
            }
        }
        int unread = list.size() - papers.size();
        intake.unreadable(unread, unread + " of " + list.size() + " entries could not be read");
        intake.take(papers, Arrival.NEW);
        return papers.isEmpty()
                ? new FetchOutcome.Failed("none of the " + unread + " entries has the form of a paper")
                : new FetchOutcome.Fetched(today, null, "");
    }
}
