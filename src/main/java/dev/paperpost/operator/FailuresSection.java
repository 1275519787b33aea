package dev.paperpost.operator;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.delivery.DeliveryRow;
import dev.paperpost.operator.Section.Row;
import dev.paperpost.web.Words;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What mail servers said last to mails that did not arrive. */
@ApplicationScoped
@Priority(80)
class FailuresSection implements PageSection {

    private static final int SHOWN = 10;

    private final Deliveries deliveries;

    FailuresSection(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public String title() {
        return "The last mails that did not arrive";
    }

    @Override
    public Section now() {
        List<Row> rows = Stream.of("failed", "unknown", "expired")
                .flatMap(state -> deliveries.page(state, null, SHOWN).stream())
                .sorted(Comparator.comparing(DeliveryRow::createdAt).reversed())
                .limit(SHOWN)
                .map(FailuresSection::row)
                .toList();
        return new Section(
                title(),
                "",
                List.of("Made on", "Kind", "State", "Attempts", "The last answer"),
                rows,
                "There is none.");
    }

    private static Row row(DeliveryRow mail) {
        return Row.of(
                Words.utc(mail.createdAt()),
                mail.kind(),
                mail.state(),
                Figures.of(mail.attempts()),
                Objects.toString(mail.lastReply(), "none"));
    }
}
