package dev.paperpost.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Decides which of the built-in servers this process needs, starts them, and hands their addresses to Quarkus. */
class Foundations {

    private static final Duration SERVICE_STOPS_WITHIN = Duration.ofSeconds(20);

    private Foundations() {}

    /** @param serviceStopped counted down when nothing uses the built-in servers any more */
    static void lay(CountDownLatch serviceStopped) throws StartupException {
        Config config = ConfigProvider.getConfig();
        Path data = Path.of(config.getOptionalValue("paperpost.data-dir", String.class)
                        .orElse("data"))
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartupException("the data directory " + data + " cannot be created (" + e.getMessage()
                    + "). Set PAPERPOST_DATA_DIR to a directory this user may write to.");
        }
        System.setProperty("paperpost.data-dir", data.toString());
        Optional<String> url = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
        if (url.isPresent()) {
            ConfiguredDatabase.check(config, url.get());
        } else {
            EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, serviceStopped), "stop-postgres"));
            System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
            System.setProperty("quarkus.datasource.username", "postgres");
            System.setProperty("paperpost.platform.embedded-database", "true");
        }
    }

    private static void stop(EmbeddedDatabase database, CountDownLatch serviceStopped) {
        try {
            serviceStopped.await(SERVICE_STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.stop();
    }
}
