package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads Hugging Face's lists page by page (huggingface.co/docs/hub/api). Thread-safe. */
final class DailyPages {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final String ACCEPT = "application/json";

    private final URI root;
    private final JsonMapper json = new JsonMapper();

    DailyPages(URI root) {
        this.root = root;
    }

    /** @param query which list, such as {@code date=2026-07-20} */
    DailyList all(String query, Intake intake) {
        return read(query, MOST_PAGES, intake);
    }

    /** Its first hundred entries alone. */
    DailyList first(String query, Intake intake) {
        return read(query, 1, intake);
    }

    private DailyList read(String query, int pages, Intake intake) {
        Set<JsonNode> entries = new LinkedHashSet<>();
        try {
            URI address = address(query, 0);
            for (int number = 0; number < pages; number++) {
                Page page = page(address, intake);
                if (page.entries().isEmpty() && (number > 0 || page.next() != null)) {
                    page = page(address, intake);
                }
                boolean news = entries.addAll(page.entries());
                boolean isFull = page.entries().size() >= PAGE;
                if (page.next() == null && !isFull || !news && !page.entries().isEmpty()) {
                    return list(entries, null);
                }
                address = page.next() == null ? address(query, number + 1) : page.next();
            }
            return list(entries, pages == 1 ? null : new FetchOutcome.Failed("more than " + pages + " pages"));
        } catch (NotAList e) {
            return list(entries, e.outcome);
        } catch (IOException e) {
            return list(entries, new FetchOutcome.Failed(OneLine.of(e.getMessage())));
        }
    }

    private URI address(String query, int page) {
        return root.resolve("daily_papers?" + query + "&limit=" + PAGE + "&p=" + page);
    }

    /** @param next the following page, or null when none is named */
    private record Page(List<JsonNode> entries, URI next) {}

    private Page page(URI address, Intake intake) throws IOException {
        Answer answer = intake.get(address, ACCEPT);
        if (!answer.isOk()) {
            throw new NotAList(answer.refused());
        }
        if (!answer.contentType().contains("json")) {
            String type = answer.contentType();
            throw new NotAList(new FetchOutcome.Refused(
                    answer.status(), "expected JSON, not " + (type.isEmpty() ? "something untold" : OneLine.of(type))));
        }
        JsonNode list = json.readTree(answer.body());
        if (!list.isArray()) {
            throw new NotAList(
                    new FetchOutcome.Failed("expected a JSON list of papers, found " + OneLine.start(answer.body())));
        }
        List<JsonNode> entries = new ArrayList<>();
        list.forEach(entries::add);
        return new Page(entries, NextLink.of(answer.header("link"), address).orElse(null));
    }

    private static DailyList list(Set<JsonNode> entries, FetchOutcome problem) {
        List<DailyPaper> all = entries.stream().map(DailyPaper::new).toList();
        List<DailyPaper> papers = all.stream().filter(DailyPaper::isUsable).toList();
        List<DailyPaper> there =
                papers.stream().filter(paper -> !paper.isWithdrawn()).toList();
        return new DailyList(there, all.size(), all.size() - papers.size(), problem);
    }

    /** An answer that ends the reading. */
    private static final class NotAList extends IOException {

        private static final long serialVersionUID = 1;

        private final transient FetchOutcome outcome;

        NotAList(FetchOutcome outcome) {
            super(outcome.detail());
            this.outcome = outcome;
        }
    }
}
