package dev.paperpost.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * bioRxiv or medRxiv, asked for all that was posted in some days, page by page (api.biorxiv.org). A day fills up while it
 * lasts and a little after, so the last days are asked for again, and one is complete only when asked for after its end.
 */
final class BiorxivServer implements PaperSource {

    static final String SERVICE = "biorxiv";

    /** Two hours after the end of the day: what is posted late in the evening is listed by then. */
    private static final int DUE_MINUTES = 26 * 60;

    /** What is corrected or listed late comes within these days. */
    private static final int OVERLAP_DAYS = 2;

    /** As far as the first digest looks back. */
    private static final int FIRST_DAYS = 7;

    private static final String COMPLETE = "complete";
    private static final AnnouncementCalendar CALENDAR = AnnouncementCalendar.weekdays(DUE_MINUTES);

    private final Server server;
    private final URI root;
    private final JsonMapper json = new JsonMapper();

    private BiorxivServer(Server server, URI root) {
        this.server = server;
        this.root = root;
    }

    /** The two servers of one API. */
    enum Server {
        BIORXIV("biorxiv", "bioRxiv"),
        MEDRXIV("medrxiv", "medRxiv");

        final String id;
        final String label;

        Server(String id, String label) {
            this.id = id;
            this.label = label;
        }

        private static Server named(String name) {
            for (Server server : values()) {
                if (server.id.equalsIgnoreCase(name.strip())) {
                    return server;
                }
            }
            throw new IllegalArgumentException(
                    "PAPERPOST_SOURCES_BIORXIV_SERVERS names \"" + name + "\"; it may name biorxiv and medrxiv");
        }
    }

    /** One for each configured server. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final SourcesConfig.Biorxiv config;

        Kind(SourcesConfig config) {
            this.config = config.biorxiv();
        }

        @Override
        public List<PaperSource> configured() {
            return config.servers().orElse(List.of()).stream()
                    .map(name -> (PaperSource) new BiorxivServer(Server.named(name), config.url()))
                    .toList();
        }
    }

    @Override
    public String name() {
        return server.id;
    }

    @Override
    public String label() {
        return server.label;
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public AnnouncementCalendar calendar() {
        return CALENDAR;
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        LocalDate due = CALENDAR.latest(intake.now());
        Optional<LocalDate> complete = intake.remembered(COMPLETE).map(LocalDate::parse);
        LocalDate from = complete.isPresent() ? complete.get().minusDays(OVERLAP_DAYS) : due.minusDays(FIRST_DAYS);
        BiorxivReading reading = new BiorxivReading(server, intake, due, complete.orElse(LocalDate.MIN));
        boolean askedAgain = false;
        while (reading.isUnfinished()) {
            Answer answer = intake.get(page(from, CALENDAR.dateAt(intake.now()), reading.listed()), "application/json");
            if (!answer.isOk()) {
                return answer.refused();
            }
            if (answer.contentType().contains("html")) {
                return new FetchOutcome.Refused(answer.status(), "a web page instead of JSON");
            }
            BiorxivPage page = BiorxivPage.of(json.readTree(answer.body()));
            if (page.items().isEmpty() && page.total() > reading.listed()) {
                if (askedAgain) {
                    return new FetchOutcome.Stale(
                            "only " + reading.listed() + " of " + page.total() + " entries came before an empty page");
                }
                askedAgain = true;
            } else {
                askedAgain = false;
                reading.take(page);
            }
        }
        if (!reading.hasDue()) {
            return new FetchOutcome.Stale("nothing of " + due + " is listed yet");
        }
        if (complete.isEmpty() || due.isAfter(complete.get())) {
            intake.remember(COMPLETE, due.toString());
        }
        return new FetchOutcome.Fetched(due, reading.news(), "");
    }

    private URI page(LocalDate from, LocalDate to, int cursor) {
        return root.resolve("details/" + server.id + "/" + from + "/" + to + "/" + cursor);
    }
}
