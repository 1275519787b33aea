package dev.paperpost.platform;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A durable PostgreSQL in a directory of ours. The library is made for tests, so everything it trades for speed (fsync,
 * synchronous commit, a clean directory at each start) is switched back.
 */
class EmbeddedDatabase {

    /** Held, so that the level stays: the library repeats each line of the server's log as its own. */
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    private static final long LEAST_SPACE = 150L << 20;
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final DataLock lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DataLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    static EmbeddedDatabase start(Path directory) throws StartupException {
        LIBRARY.setLevel(Level.WARNING);
        try {
            // First of all: the server that a running process uses looks just like an orphan.
            DataLock lock = DataLock.take(directory);
            requireSpace(directory);
            stopOrphan(directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("cluster"))
                    .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "50")
                    .setServerConfig("shared_buffers", buffers() + "MB")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            return new EmbeddedDatabase(server, lock);
        } catch (IOException | IllegalStateException e) {
            throw new StartupException("the embedded PostgreSQL in " + directory + " did not start (" + reason(e)
                    + "). Check free disk space and the owner of the directory, or set QUARKUS_DATASOURCE_JDBC_URL"
                    + " to a PostgreSQL server of your own.");
        }
    }

    String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
    }

    void stop() {
        try {
            postgres.close();
            lock.close();
        } catch (IOException e) {
            System.err.println("The embedded PostgreSQL did not stop cleanly: " + e.getMessage());
        }
    }

    /** MiB: an eighth of the machine's memory, half of what a machine of its own would give PostgreSQL; the usual 128 at least. */
    private static long buffers() {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.max(128, Math.min(2048, machine.getTotalMemorySize() >> 23));
    }

    /** The server itself would only be seen not to answer, a minute later. */
    private static void requireSpace(Path directory) throws StartupException {
        long free = directory.toFile().getUsableSpace();
        if (free < LEAST_SPACE) {
            throw new StartupException("the disk of " + directory + " has " + (free >> 20) + " MiB left; the embedded"
                    + " PostgreSQL needs at least " + (LEAST_SPACE >> 20)
                    + " MiB. Free some, or set PAPERPOST_DATA_DIR to"
                    + " a directory on another disk.");
        }
    }

    /** After a kill -9 of the JVM the old server still holds the directory: it is ours, so it is asked to stop. */
    private static void stopOrphan(Path directory) throws StartupException {
        Path pidFile = directory.resolve("cluster").resolve("postmaster.pid");
        Optional<ProcessHandle> orphan = serverOf(pidFile, directory);
        if (orphan.isEmpty()) {
            return;
        }
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new StartupException(
                    "an earlier PostgreSQL (process " + orphan.get().pid() + ") still runs in " + directory
                            + " and does not stop. Stop it, then start again.");
        }
    }

    private static Optional<ProcessHandle> serverOf(Path pidFile, Path directory) throws StartupException {
        List<String> lines;
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            lines = Files.readAllLines(pidFile);
        } catch (IOException e) {
            throw new StartupException("the file " + pidFile + " cannot be read (" + e.getMessage()
                    + "). Start Paperpost as the user who owns it.");
        }
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> process.info()
                .command()
                .map(command -> command.startsWith(directory.toString()))
                .orElse(false));
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof AccessDeniedException
                ? "no permission to write " + cause.getMessage()
                : cause.getMessage();
    }
}
