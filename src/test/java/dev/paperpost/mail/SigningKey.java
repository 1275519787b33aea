package dev.paperpost.mail;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Lets the service sign with a key made for this run, as an operator would: four settings and nothing else. */
public class SigningKey implements QuarkusTestResourceLifecycleManager {

    /** Where the tests find the half that would stand in DNS. */
    static final String PUBLIC = "test.dkim.public-key";

    private Path file;

    @Override
    public Map<String, String> start() {
        try {
            KeyPair pair = pair(2048);
            file = Files.createTempFile("dkim", ".key");
            Files.writeString(
                    file, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            return Map.of(
                    "quarkus.mailer.dkim.enabled",
                    "true",
                    "quarkus.mailer.dkim.sdid",
                    "paperpost.example",
                    "quarkus.mailer.dkim.selector",
                    "s1",
                    "quarkus.mailer.dkim.private-key-path",
                    file.toString(),
                    PUBLIC,
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KeyPair pair(int bits) {
        try {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(bits);
            return rsa.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
