package dev.paperpost.operator;

import dev.paperpost.operator.Section.Row;
import dev.paperpost.paper.ImportProgress;
import dev.paperpost.paper.PaperImport;
import dev.paperpost.web.Words;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Imports of papers that this node is reading. */
@ApplicationScoped
@Priority(60)
class ImportsSection implements PageSection {

    private final PaperImport imports;

    ImportsSection(PaperImport imports) {
        this.imports = imports;
    }

    @Override
    public String title() {
        return "Imports under way";
    }

    @Override
    public Section now() {
        return new Section(
                title(),
                "",
                List.of("Started", "Read", "Papers", "New", "Changed", "Rejected", "Papers a second", "Time left"),
                imports.running().stream().map(ImportsSection::row).toList(),
                "None on this machine.");
    }

    private static Row row(ImportProgress progress) {
        return Row.of(
                Words.utc(progress.startedAt()),
                share(progress),
                Figures.of(progress.received()),
                Figures.of(progress.added()),
                Figures.of(progress.updated()),
                Figures.of(progress.rejected()),
                Figures.of(progress.perSecond()),
                progress.secondsLeft() == null ? "not known" : Figures.of(Duration.ofSeconds(progress.secondsLeft())));
    }

    private static String share(ImportProgress progress) {
        return progress.totalBytes() == null || progress.totalBytes() == 0
                ? Figures.of(progress.bytes()) + " bytes"
                : 100 * progress.bytes() / progress.totalBytes() + " %";
    }
}
