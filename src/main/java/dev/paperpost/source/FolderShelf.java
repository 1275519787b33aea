package dev.paperpost.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where files go once they were read, each beside its report. Nothing that lies there already is overwritten. */
record FolderShelf(Path done, Path failed) {

    static final String REPORT = ".report.json";
    static final String FAILED = "failed";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    /** @throws IOException when the two folders are not there and cannot be made */
    static FolderShelf in(Path folder) throws IOException {
        return new FolderShelf(
                Files.createDirectories(folder.resolve("done")), Files.createDirectories(folder.resolve(FAILED)));
    }

    /** Moves a file; its report is there first, so that no file ever lies there without one. */
    void put(Path file, FileReport report, Instant now) throws IOException {
        Path target = free(report.problem() == null ? done : failed, report.file(), STAMP.format(now));
        Path told = target.resolveSibling(target.getFileName() + REPORT);
        Files.write(told, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(report));
        Files.move(file, target);
    }

    private static Path free(Path folder, String name, String stamp) {
        Path target = folder.resolve(name);
        for (int copy = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); copy++) {
            target = folder.resolve(stamp + "-" + copy + "-" + name);
        }
        return target;
    }
}
