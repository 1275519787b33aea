package dev.paperpost.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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

    /** Where the built-in mailbox keeps its mails, under the data directory. */
    static final String MAILBOX = "mailbox";

    private Foundations() {}

    /** @param serviceStopped counted down when nothing uses the built-in servers any more */
    static void lay(CountDownLatch serviceStopped) throws StartupException {
        Config config = ConfigProvider.getConfig();
        BaseUrl.check(config);
        Path data = Path.of(config.getOptionalValue("paperpost.data-dir", String.class)
                        .orElse("data"))
                .toAbsolutePath()
                .normalize();
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartupException("the data directory " + data + " cannot be created ("
                    + e.getClass().getSimpleName()
                    + "). Set PAPERPOST_DATA_DIR to a directory this user may write to.");
        }
        System.setProperty("paperpost.data-dir", data.toString());
        dress(config, data);
        requireFreePort(config);
        Optional<String> url = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class);
        if (url.isPresent()) {
            ConfiguredDatabase.check(config, url.get());
        } else {
            EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgres"));
            stopAfter(serviceStopped, database::stop);
            System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
            System.setProperty("quarkus.datasource.username", "postgres");
            System.setProperty("paperpost.platform.embedded-database", "true");
        }
        if (config.getOptionalValue("quarkus.mailer.host", String.class).isEmpty()) {
            BuiltInMailbox mailbox = BuiltInMailbox.start(data.resolve(MAILBOX));
            stopAfter(serviceStopped, mailbox::stop);
            System.setProperty("quarkus.mailer.host", "127.0.0.1");
            System.setProperty("quarkus.mailer.port", Integer.toString(mailbox.port()));
            System.setProperty("quarkus.mailer.start-tls", "DISABLED");
            System.setProperty("paperpost.platform.mailbox", "true");
        }
    }

    /** What stands in the folder of the theme counts where nothing else is configured. */
    private static void dress(Config config, Path data) throws StartupException {
        Path folder = config.getOptionalValue("paperpost.theme.dir", Path.class).orElse(data.resolve("theme"));
        ThemeFolder.settings(folder).forEach((key, value) -> {
            if (config.getOptionalValue(key, String.class).isEmpty()) {
                System.setProperty(key, value);
            }
        });
    }

    /** Before anything else is started; Quarkus would find out last. */
    private static void requireFreePort(Config config) throws StartupException {
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartupException("port " + port + " of " + host + " cannot be used (" + e.getMessage()
                    + "). Stop the program that uses it, or set QUARKUS_HTTP_PORT to a free port.");
        }
    }

    private static void stopAfter(CountDownLatch serviceStopped, Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                serviceStopped.await(SERVICE_STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            stop.run();
        }));
    }
}
