package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder into which an operator moves files of papers. A file is read once it has stood still, and then moved to
 * {@code done} or {@code failed} inside the folder, beside a report. One that was being read during a crash is read again.
 */
final class WatchedFolder implements PaperSource {

    static final String NAME = "folder";

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Path folder;

    private WatchedFolder(Path folder) {
        this.folder = folder;
    }

    /** The only one, when it is configured. */
    @ApplicationScoped
    static class Kind implements SourceKind {

        private final SourcesConfig config;

        Kind(SourcesConfig config) {
            this.config = config;
        }

        @Override
        public List<PaperSource> configured() {
            return config.folder().map(WatchedFolder::new).map(PaperSource.class::cast).stream()
                    .toList();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String service() {
        return NAME;
    }

    @Override
    public Optional<Duration> interval() {
        return Optional.of(INTERVAL);
    }

    @Override
    public FetchOutcome fetch(Intake intake) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new FetchOutcome.Failed(
                    "there is no folder " + folder + "; make it, or unset PAPERPOST_SOURCES_FOLDER");
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder)) {
            return new FetchOutcome.Failed(
                    "the folder " + folder + " cannot be read and written; allow both, for what was"
                            + " read is moved to done or failed inside it");
        }
        FolderShelf shelf = FolderShelf.in(folder);
        FolderLook look = FolderLook.at(folder, intake);
        List<String> failed = new ArrayList<>();
        for (Path file : look.settled()) {
            try {
                FileReport report = PaperFile.read(file, intake);
                shelf.put(file, report, intake.now());
                if (report.problem() != null) {
                    failed.add(report.file() + ": " + report.problem());
                }
            } catch (NoSuchFileException e) {
                // Whoever put it there has taken it away again.
            }
        }
        return failed.isEmpty()
                ? new FetchOutcome.Fetched(null, null, look.leftAlone())
                : new FetchOutcome.Failed("moved to " + FolderShelf.FAILED + ": " + String.join("; ", failed));
    }
}
