package dev.paperpost.operator.doctor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;

/**
 * Looks whether mails can leave and arrive, without sending one. Needs the configuration only: no database, no running
 * service. One examination at a time; it takes a minute at most.
 */
@Singleton
public class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Config config;
    private final Optional<String> resolver;
    private final Clock clock;

    @Inject
    Doctor(Config config, DoctorConfig doctor, Clock clock) {
        this(config, doctor.resolver(), clock);
    }

    private Doctor(Config config, Optional<String> resolver, Clock clock) {
        this.config = config;
        this.resolver = resolver;
        this.clock = clock;
    }

    /** A doctor where no service runs, for the one that this configuration would make. */
    static Doctor withoutService(Config config, Clock clock) {
        return new Doctor(config, MailSetup.text(config, "paperpost.doctor.resolver"), clock);
    }

    /** @throws IllegalArgumentException when a setting is not what it must be; says which */
    public synchronized DoctorReport examine() {
        List<Check> checks = new Checks(MailSetup.of(config, resolver), clock).all();
        ExecutorService workers = Executors.newFixedThreadPool(checks.size(), work -> {
            Thread thread = new Thread(work, "doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            List<Future<List<Finding>>> running =
                    checks.stream().map(check -> workers.submit(check::run)).toList();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(await(checks.get(i), running.get(i), deadline - System.nanoTime()));
            }
            return new DoctorReport(clock.instant(), findings);
        } finally {
            workers.shutdownNow();
        }
    }

    private static List<Finding> await(Check check, Future<List<Finding>> running, long nanos) {
        try {
            return running.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            return List.of(
                    e.getCause() instanceof DnsFault fault
                            ? Finding.unknown(
                                    check.name(),
                                    fault.getMessage(),
                                    "Look again in some minutes, or name another resolver in"
                                            + " PAPERPOST_DOCTOR_RESOLVER.")
                            : Finding.unknown(
                                    check.name(),
                                    "The check broke off (" + e.getCause() + ").",
                                    "This is a fault of the doctor's own: please report it."));
        } catch (TimeoutException e) {
            return List.of(Finding.unknown(
                    check.name(),
                    "Not finished within " + PATIENCE.toSeconds() + " seconds.",
                    "Look again in some minutes."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(Finding.unknown(check.name(), "The check was stopped.", "Look again."));
        }
    }
}
