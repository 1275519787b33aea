package dev.paperpost.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process away from a directory for as long as this one lives. The operating system gives the lock back
 * however the process ends, so nothing has to be cleaned up after a kill.
 */
class DataLock implements AutoCloseable {

    private final FileChannel channel;

    private DataLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @return held until closed; keep it reachable
     * @throws StartupException when another process holds it
     */
    static DataLock take(Path directory) throws StartupException, IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean free = false;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process: taken all the same.
            free = false;
        } finally {
            if (!free) {
                channel.close();
            }
        }
        if (!free) {
            throw new StartupException("another Paperpost runs on the data in " + directory
                    + ". Stop it, or set PAPERPOST_DATA_DIR and QUARKUS_HTTP_PORT to run a second one beside it.");
        }
        return new DataLock(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
