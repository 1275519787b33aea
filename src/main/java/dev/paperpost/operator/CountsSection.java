package dev.paperpost.operator;

import dev.paperpost.operator.Section.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much there is of everything. */
@ApplicationScoped
@Priority(100)
class CountsSection implements PageSection {

    private static final Map<String, String> READERS = Map.of(
            "pending", "Readers who have not confirmed yet",
            "active", "Readers who get mail",
            "unsubscribed", "Readers who left",
            "bounced", "Readers whose address refuses mail");

    private final StatusReport report;

    CountsSection(StatusReport report) {
        this.report = report;
    }

    @Override
    public String title() {
        return "Papers and readers";
    }

    @Override
    public Section now() {
        StatusReport.Status status = report.now();
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("Papers", Figures.of(status.papers())));
        rows.add(Row.of("Papers that wait to be matched", Figures.of(status.unmatched())));
        rows.add(Row.of("Different interests", Figures.of(status.interests())));
        status.subscribers()
                .forEach((state, count) -> rows.add(Row.of(READERS.getOrDefault(state, state), Figures.of(count))));
        return new Section(title(), "", List.of("What", "How many"), rows, "");
    }
}
