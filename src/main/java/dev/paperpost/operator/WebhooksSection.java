package dev.paperpost.operator;

import dev.paperpost.delivery.Webhooks;
import dev.paperpost.operator.Section.Row;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** How digests go to readers' webhooks. */
@ApplicationScoped
@Priority(55)
class WebhooksSection implements PageSection {

    private static final Map<String, String> MEANING = Map.of(
            "active", "readers' webhooks that get digests",
            "ended", "webhooks that answered 410 or took nothing for five days; their readers see it",
            "queued", "posts that wait for their first or next attempt",
            "sending", "posts under way",
            "sent", "posts that were taken",
            "failed", "posts that were given up after a day, or after a 410",
            "cancelled", "posts that were not wanted any more");

    private final Webhooks webhooks;

    WebhooksSection(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public String title() {
        return "Webhooks";
    }

    @Override
    public Section now() {
        List<Row> rows = webhooks.counts().entrySet().stream()
                .map(count -> Row.of(
                                count.getKey(), Figures.of(count.getValue()), MEANING.getOrDefault(count.getKey(), ""))
                        .attention(count.getKey().equals("failed") && count.getValue() > 0))
                .toList();
        return new Section(title(), "", List.of("State", "How many", "What it means"), rows, "");
    }
}
