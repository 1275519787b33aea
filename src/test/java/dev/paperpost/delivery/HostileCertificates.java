package dev.paperpost.delivery;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority of our own that the mailer trusts, and what a mail server may show: good, expired, of another name, unknown. */
public class HostileCertificates implements QuarkusTestResourceLifecycleManager {

    private static final Path DIRECTORY = Path.of("target/hostile-certificates");
    private static final Path KEYS = DIRECTORY.resolve("keys.p12");
    private static final Path TRUST = DIRECTORY.resolve("trust.p12");
    private static final Path AUTHORITY = DIRECTORY.resolve("authority.crt");
    private static final String PASSWORD = "changeit";

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(DIRECTORY);
            for (Path old : List.of(KEYS, TRUST, AUTHORITY)) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        key("authority", "-ext", "bc:c", "-validity", "30");
        key("good", "-signer", "authority", "-ext", "san=ip:127.0.0.1", "-validity", "30");
        key("stranger", "-signer", "authority", "-ext", "san=dns:other.example", "-validity", "30");
        key("expired", "-signer", "authority", "-ext", "san=ip:127.0.0.1", "-startdate", "-20d", "-validity", "10");
        key("self-signed", "-ext", "san=ip:127.0.0.1", "-validity", "30");
        keytool(KEYS, "-exportcert", "-alias", "authority", "-file", AUTHORITY.toString());
        keytool(TRUST, "-importcert", "-noprompt", "-alias", "authority", "-file", AUTHORITY.toString());
        return Map.of(
                "quarkus.tls.relay.trust-store.p12.path",
                TRUST.toString(),
                "quarkus.tls.relay.trust-store.p12.password",
                PASSWORD);
    }

    @Override
    public void stop() {}

    /** What a server needs that shows this certificate. */
    static SSLContext of(String alias) {
        try (InputStream file = Files.newInputStream(KEYS)) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(file, PASSWORD.toCharArray());
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setEntry(
                    alias,
                    all.getEntry(alias, new KeyStore.PasswordProtection(PASSWORD.toCharArray())),
                    new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void key(String alias, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias));
        options.addAll(List.of(more));
        keytool(KEYS, options.toArray(String[]::new));
    }

    private static void keytool(Path store, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes());
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
