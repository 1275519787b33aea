package dev.paperpost.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts what Paperpost stands on before Quarkus reads its configuration: an embedded PostgreSQL when no JDBC URL is
 * configured, a built-in mailbox when no SMTP host is.
 */
@QuarkusMain
public class Main {

    Main() {}

    /**
     * Runs until the process is asked to stop; ends with status 1 and one readable line when it cannot start. With arguments
     * it does what the {@link Command} of that name does, and ends with its status.
     */
    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(new CommandLine().run(List.of(args), System.out, System.err));
        }
        CountDownLatch serviceStopped = new CountDownLatch(1);
        try {
            Foundations.lay(serviceStopped);
        } catch (StartupException | IllegalArgumentException problem) {
            // The second is how a setting that is no number says so, with its name and value.
            refuse(problem.getMessage());
            return;
        }
        Quarkus.run(null, (status, failure) -> {
            serviceStopped.countDown();
            if (failure != null) {
                refuse(StartupFailure.explain(failure));
            }
            System.exit(status);
        });
    }

    private static void refuse(String reason) {
        System.err.println("Paperpost cannot start: " + reason);
        System.exit(1);
    }
}
