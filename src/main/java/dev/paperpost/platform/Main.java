package dev.paperpost.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * Starts what Paperpost stands on before Quarkus reads its configuration: an embedded PostgreSQL when no JDBC URL is
 * configured, a built-in mailbox when no SMTP host is.
 */
@QuarkusMain
public class Main {

    private Main() {}

    /** Runs until the process is asked to stop; ends with status 1 and one readable line when it cannot start. */
    public static void main(String... args) {
        try {
            Foundations.lay();
        } catch (StartupException problem) {
            System.err.println("Paperpost cannot start: " + problem.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}
