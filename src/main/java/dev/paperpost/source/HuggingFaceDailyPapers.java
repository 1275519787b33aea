package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Hugging Face Daily Papers: arXiv papers that people found worth a look, with their votes. */
final class HuggingFaceDailyPapers implements PaperSource {

    static final String NAME = "huggingface";

    private static final String DAY = "day";
    private static final String LISTED = "listed";

    private final AnnouncementCalendar calendar = AnnouncementCalendar.huggingFace();
    private final DailyPages pages;
    private final DailyPapersRefresh refresh;

    private HuggingFaceDailyPapers(URI root) {
        this.pages = new DailyPages(root);
        this.refresh = new DailyPapersRefresh(pages);
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
    public FetchOutcome fetch(Intake intake) {
        LocalDate today = calendar.dayAt(intake.now());
        DailyList list = pages.all("date=" + today, intake);
        boolean repeated = isRepeated(list, today, intake);
        store(list, repeated, today, intake);
        if (list.problem() != null) {
            return list.problem();
        }
        String trouble = refresh.run(today, intake);
        if (list.entries() == 0) {
            return calendar.announces(today)
                    ? new FetchOutcome.Stale(joined("an empty list on a weekday", trouble))
                    : new FetchOutcome.EmptyAsExpected(joined("nothing is listed on weekends", trouble));
        }
        if (list.unreadable() == list.entries()) {
            return new FetchOutcome.Failed(
                    joined("none of the " + list.entries() + " entries has the form of a paper", trouble));
        }
        return repeated
                ? new FetchOutcome.Stale(joined(
                        "the list of " + today + " is that of "
                                + intake.remembered(DAY).orElse(""),
                        trouble))
                : new FetchOutcome.Fetched(today, null, trouble);
    }

    private static String joined(String detail, String trouble) {
        return trouble.isEmpty() ? detail : detail + "; " + trouble;
    }

    /** No paper is ever listed on a second day. */
    private static boolean isRepeated(DailyList list, LocalDate today, Intake intake) {
        Optional<LocalDate> last = intake.remembered(DAY).map(LocalDate::parse);
        if (last.isEmpty() || !last.get().isBefore(today) || list.papers().isEmpty()) {
            return false;
        }
        List<String> before = List.of(intake.remembered(LISTED).orElse("").split(" "));
        return new HashSet<>(before).containsAll(list.ids());
    }

    private static void store(DailyList list, boolean repeated, LocalDate today, Intake intake) {
        list.tellUnreadable(intake);
        if (repeated) {
            intake.update(list.papers(null));
            return;
        }
        intake.take(list.papers(today), Arrival.NEW);
        if (list.problem() == null && !list.papers().isEmpty()) {
            intake.remember(DAY, today.toString());
            intake.remember(LISTED, String.join(" ", list.ids()));
        }
    }
}
