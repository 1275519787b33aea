package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.operator.Section.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many mails are in each state. */
@ApplicationScoped
@Priority(90)
class MailsSection implements PageSection {

    private static final Set<String> BAD = Set.of("failed", "expired", "unknown");

    private static final Map<String, String> MEANING = Map.of(
            "queued", "waits for its first or next attempt",
            "sending", "is under way",
            "sent", "was accepted by the mail server",
            "unknown", "the answer was lost; it is tried again with the same Message-ID",
            "failed", "was refused for good",
            "expired", "could not be sent in time; its papers come in the next digest",
            "cancelled", "was not wanted any more");

    private final Deliveries deliveries;

    MailsSection(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String title() {
        return "Mails";
    }

    @Override
    public Section now() {
        List<Row> rows = deliveries.counts().entrySet().stream()
                .map(state -> Row.of(
                                state.getKey(), Figures.of(state.getValue()), MEANING.getOrDefault(state.getKey(), ""))
                        .attention(BAD.contains(state.getKey()) && state.getValue() > 0))
                .toList();
        return new Section(title(), "", List.of("State", "How many", "What it means"), rows, "");
    }
}
