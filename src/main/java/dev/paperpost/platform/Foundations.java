package dev.paperpost.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Decides which of the built-in servers this process needs, starts them, and hands their addresses to Quarkus. */
class Foundations {

    /** Where the built-in mailbox keeps its mails, under the data directory. */
    static final String MAILBOX = "mailbox";

    private Foundations() {}

    static void lay() throws StartupException {
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
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isEmpty()) {
            EmbeddedDatabase database = EmbeddedDatabase.start(data.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(database::stop, "stop-postgres"));
            System.setProperty("quarkus.datasource.jdbc.url", database.jdbcUrl());
            System.setProperty("quarkus.datasource.username", "postgres");
            System.setProperty("paperpost.platform.embedded-database", "true");
        }
        if (config.getOptionalValue("quarkus.mailer.host", String.class).isEmpty()) {
            BuiltInMailbox mailbox = BuiltInMailbox.start(
                    data.resolve(MAILBOX),
                    config.getOptionalValue("paperpost.mailbox.port", Integer.class)
                            .orElse(0));
            Runtime.getRuntime().addShutdownHook(new Thread(mailbox::stop, "stop-mailbox"));
            System.setProperty("quarkus.mailer.host", "127.0.0.1");
            System.setProperty("quarkus.mailer.port", Integer.toString(mailbox.port()));
            System.setProperty("quarkus.mailer.start-tls", "DISABLED");
            System.setProperty("paperpost.platform.mailbox", "true");
        }
    }
}
