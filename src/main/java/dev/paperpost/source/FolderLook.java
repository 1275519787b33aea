package dev.paperpost.source;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What lies in the folder at one moment.
 *
 * @param settled files of papers that have stood still since the look before, the oldest first
 * @param leftAlone one line about files that are never read, empty when there are none
 */
record FolderLook(List<Path> settled, String leftAlone) {

    /** A writer that pauses for longer than this, and from one look to the next, is taken to be done. */
    private static final Duration STILL = Duration.ofSeconds(5);

    private static final String WAITING = "waiting";

    /** A file as it looks from outside; whoever writes to it changes that. */
    private record Seen(Path file, long size, Instant modified) {

        String line() {
            String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
            return size + " " + modified + " " + name;
        }

        /** A clock in the future, as on a shared drive, must not hold up a file for ever. */
        boolean isOld(Instant now) {
            return Duration.between(modified, now).abs().compareTo(STILL) >= 0;
        }
    }

    /** Looks around and remembers what it saw for the next look. */
    static FolderLook at(Path folder, Intake intake) throws IOException {
        List<Seen> seen = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                look(entry, seen, others);
            }
        }
        String before = intake.remembered(WAITING).orElse("");
        String now = seen.stream().map(Seen::line).sorted().collect(Collectors.joining("\n"));
        if (!now.equals(before)) {
            intake.remember(WAITING, now);
        }
        Set<String> known = Set.of(before.split("\n"));
        List<Path> settled = seen.stream()
                .filter(file -> known.contains(file.line()) && file.isOld(intake.now()))
                .sorted(Comparator.comparing(Seen::modified).thenComparing(Seen::file))
                .map(Seen::file)
                .toList();
        return new FolderLook(settled, others.isEmpty() ? "" : "left alone: " + String.join(", ", others));
    }

    private static void look(Path entry, List<Seen> seen, Set<String> others) throws IOException {
        String name = entry.getFileName().toString();
        if (isUnderWay(name)) {
            return;
        }
        try {
            BasicFileAttributes file =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (file.isRegularFile() && PaperFile.canRead(name)) {
                seen.add(new Seen(entry, file.size(), file.lastModifiedTime().toInstant()));
            } else if (!file.isDirectory()) {
                others.add(name + (file.isSymbolicLink() ? " (a link)" : " (not a name of a file of papers)"));
            }
        } catch (NoSuchFileException e) {
            // Moved away while this looked around.
        }
    }

    private static boolean isUnderWay(String name) {
        return name.startsWith(".")
                || name.endsWith(".part")
                || name.endsWith(".tmp")
                || name.endsWith(FolderShelf.REPORT);
    }
}
