package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * arXiv's query API (info.arxiv.org/help/api/user-manual.html). It refuses many clients and lags behind, so no news hang on
 * it: it tells the categories of papers that came by another way, and reads in an archive.
 */
final class ArxivQuery implements PaperSource {

    private static final int MOST = 100;
    private static final Duration FORGIVEN = Duration.ofDays(1);
    private static final String IN_VAIN = "asked in vain";

    private final URI root;
    private final List<ArxivCategory> categories;

    private ArxivQuery(SourcesConfig.Arxiv config) {
        this.root = config.apiUrl();
        this.categories = config.categories().stream().map(ArxivCategory::new).toList();
    }

    /** The only one. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final SourcesConfig.Arxiv config;

        Kind(SourcesConfig config) {
            this.config = config.arxiv();
        }

        @Override
        public List<PaperSource> configured() {
            return List.of(new ArxivQuery(config));
        }
    }

    @Override
    public String name() {
        return ArxivRss.SERVICE + ":api";
    }

    @Override
    public String service() {
        return ArxivRss.SERVICE;
    }

    @Override
    public Duration leastPause() {
        return Duration.ofHours(1);
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        Map<String, Instant> inVain = inVain(intake);
        List<String> wanted = intake.withoutCategories(MOST + inVain.size()).stream()
                .filter(id -> !inVain.containsKey(id))
                .limit(MOST)
                .toList();
        if (wanted.isEmpty()) {
            return new FetchOutcome.Fetched(null, null, "no categories are missing");
        }
        List<IncomingPaper> papers;
        try {
            papers = ArxivEntry.papers(new ArxivApi(root, intake).byId(wanted), intake);
        } catch (FetchEnded e) {
            return e.outcome();
        }
        intake.update(papers);
        wanted.forEach(id -> inVain.put(id, intake.now()));
        papers.stream().filter(paper -> !paper.categories().isEmpty()).forEach(paper -> inVain.remove(paper.id()));
        intake.remember(
                IN_VAIN,
                inVain.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")));
        return new FetchOutcome.Fetched(null, null, "asked for the categories of " + wanted.size() + " papers");
    }

    /** What arXiv had no answer for, and when; forgotten after a day, as its index lags. */
    private static Map<String, Instant> inVain(Intake intake) {
        Map<String, Instant> inVain = new HashMap<>();
        for (String entry : intake.remembered(IN_VAIN).orElse("").split(" ")) {
            if (!entry.isEmpty()) {
                int sign = entry.lastIndexOf('=');
                inVain.put(entry.substring(0, sign), Instant.parse(entry.substring(sign + 1)));
            }
        }
        inVain.values().removeIf(at -> !intake.now().isBefore(at.plus(FORGIVEN)));
        return inVain;
    }

    @Override
    public FetchOutcome backfill(Intake intake, LocalDate from, LocalDate until) throws IOException {
        try {
            return new ArxivBackfill(new ArxivApi(root, intake), categories, intake).read(from, until);
        } catch (FetchEnded e) {
            return e.outcome();
        }
    }
}
