package dev.paperpost.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mails as files whose names sort by arrival. A file is complete as soon as it has its name. Thread-safe. */
class MailboxFolder {

    private static final String SUFFIX = ".eml";
    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{9}Z-\\d{6}");
    private static final DateTimeFormatter ARRIVAL =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final AtomicInteger arrivals = new AtomicInteger();

    MailboxFolder(Path directory) {
        this.directory = directory;
    }

    void create() throws IOException {
        Files.createDirectories(directory);
    }

    /** Stores a mail and returns its id. */
    synchronized String add(byte[] source) throws IOException {
        String id = String.format("%s-%06d", ARRIVAL.format(Instant.now()), arrivals.incrementAndGet() % 1_000_000);
        Path incoming = Files.createTempFile(directory, "incoming", ".part");
        Files.write(incoming, source);
        Files.move(incoming, directory.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    /** Ids, newest first. */
    List<String> newest(int limit) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .toList();
        }
    }

    /** The mail's octets; empty when the id is none, which also keeps paths out. */
    Optional<byte[]> read(String id) throws IOException {
        if (id == null || !ID.matcher(id).matches() || !Files.exists(directory.resolve(id + SUFFIX))) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(directory.resolve(id + SUFFIX)));
    }

    static Instant receivedAt(String id) {
        return ARRIVAL.parse(id.substring(0, id.indexOf('-')), Instant::from);
    }
}
