package dev.paperpost.operator;

import dev.paperpost.operator.Section.Row;
import dev.paperpost.source.Harvest;
import dev.paperpost.source.SourceStatus;
import dev.paperpost.web.Words;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How the latest fetch of each source ended. */
@ApplicationScoped
@Priority(70)
class SourcesSection implements PageSection {

    private static final Set<String> BAD = Set.of("failed", "refused", "stale");

    private static final Map<String, String> OUTCOMES = Map.of(
            "fetched", "papers were fetched",
            "empty_as_expected", "nothing new, as expected",
            "stale", "the source still shows an older day",
            "refused", "the source refused",
            "failed", "it could not be read",
            "busy", "it was being asked already",
            "never", "not asked yet");

    private final Harvest harvest;

    SourcesSection(Harvest harvest) {
        this.harvest = harvest;
    }

    @Override
    public String title() {
        return "Sources";
    }

    @Override
    public Section now() {
        return new Section(
                title(),
                "",
                List.of("Source", "The latest fetch", "When", "Listed", "New", "More"),
                harvest.latest().stream().map(SourcesSection::row).toList(),
                "No source is configured.");
    }

    private static Row row(SourceStatus source) {
        return Row.of(
                        source.name(),
                        OUTCOMES.getOrDefault(source.outcome(), source.outcome()),
                        Objects.toString(Words.utc(source.at()), "never"),
                        Figures.of(source.listed()),
                        Figures.of(source.added()),
                        Objects.toString(source.detail(), ""))
                .attention(BAD.contains(source.outcome()));
    }
}
