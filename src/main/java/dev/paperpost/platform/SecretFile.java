package dev.paperpost.platform;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that are made at the first start and kept in the data directory, readable by the owner only. */
@ApplicationScoped
public class SecretFile {

    private final Path directory;

    SecretFile(PaperpostConfig config) {
        directory = config.dataDir();
    }

    /**
     * The secret of this name, 32 random bytes as base64url when it is new.
     *
     * @throws UncheckedIOException when the file can be neither read nor written
     */
    public String read(String name) {
        Path file = directory.resolve(name);
        try {
            create(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the secret in " + file.toAbsolutePath() + " cannot be read or made", e);
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            return;
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", ownerOnly());
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        try {
            // A link, not a move: it never replaces the secret of a node that started on this directory just now.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            Log.debugf("%s was made by another node", file);
        } finally {
            Files.delete(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
