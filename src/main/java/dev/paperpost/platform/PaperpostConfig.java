package dev.paperpost.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What every room may need to know about this installation. */
@ConfigMapping(prefix = "paperpost")
public interface PaperpostConfig {

    /** Where readers reach this service; the root of every link in a mail. No trailing slash needed. */
    @WithDefault("http://localhost:${quarkus.http.port}")
    URI baseUrl();

    /** Directory for the embedded database, the built-in mailbox and generated secrets. */
    @WithDefault("data")
    Path dataDir();

    /** Whether the bundled sample feed and sample reader are used; by default only with the embedded database. */
    Optional<Boolean> sample();

    /** The operator's token; by default made at the first start and kept in the data directory. */
    Optional<String> adminToken();

    /** What this process started for itself; set by it, not by operators. */
    Platform platform();

    /** The built-in servers of this process. */
    interface Platform {

        /** Whether the embedded PostgreSQL is used. */
        @WithDefault("false")
        boolean embeddedDatabase();

        /** Whether the built-in mailbox receives all mail. */
        @WithDefault("false")
        boolean mailbox();
    }
}
