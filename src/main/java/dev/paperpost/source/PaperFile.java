package dev.paperpost.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.FileImport;
import dev.paperpost.paper.ImportReport;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.PaperDocument;
import dev.paperpost.paper.PaperLines;
import dev.paperpost.paper.StoreReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads one file of the folder, record by record, in the form that its name tells. */
final class PaperFile {

    private static final Set<String> SUFFIXES = Set.of("ndjson", "jsonl", "json", "bib");

    private final String name;
    private final Intake intake;
    private final FileImport run = new FileImport(this::store);
    private int notStored;

    private PaperFile(String name, Intake intake) {
        this.name = name;
        this.intake = intake;
    }

    static boolean canRead(String name) {
        return SUFFIXES.contains(suffix(name));
    }

    private static String suffix(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Hands all papers of a file to the intake; one that is no link.
     *
     * @return with a problem when the file is of no use, or of none from some place on
     * @throws NoSuchFileException when it is gone
     */
    static FileReport read(Path path, Intake intake) throws NoSuchFileException {
        return new PaperFile(path.getFileName().toString(), intake).read(path);
    }

    private FileReport read(Path path) throws NoSuchFileException {
        String problem = null;
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            read(in);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (AccessDeniedException e) {
            problem = "it may not be read by this process; allow that and move it in again";
        } catch (JsonProcessingException e) {
            problem = "it is not JSON from " + place(e.getLocation()) + " on: " + OneLine.of(e.getOriginalMessage())
                    + "; mend that and move it in again";
        } catch (IOException e) {
            problem = "it breaks off: " + OneLine.of(e.getMessage()) + "; write it anew";
        }
        ImportReport report = run.end();
        int unreadable = Math.toIntExact(report.rejectedCount() - notStored);
        if (unreadable > 0) {
            intake.unreadable(unreadable, name + ": " + report.rejected().get(0).detail());
        }
        if (problem == null && report.received() == report.rejectedCount()) {
            problem = "it holds no paper that can be taken; mend it by docs/sources.md and move it in again";
        }
        return FileReport.of(name, problem, report);
    }

    private void read(InputStream in) throws IOException {
        switch (suffix(name)) {
            case "json" -> PaperDocument.read(in, WatchedFolder.NAME, run);
            case "bib" -> BibFile.read(in, name, run);
            default -> PaperLines.read(in, WatchedFolder.NAME, run);
        }
    }

    private StoreReport store(List<IncomingPaper> papers) {
        StoreReport report = intake.take(papers, Arrival.NEW);
        notStored += report.rejected().size();
        return report;
    }

    private static String place(JsonLocation location) {
        return location == null ? "some place" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
