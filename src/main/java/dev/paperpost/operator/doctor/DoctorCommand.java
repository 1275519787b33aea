package dev.paperpost.operator.doctor;

import dev.paperpost.platform.Command;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** The doctor on the command line. */
public class DoctorCommand implements Command {

    private static final String INDENT = " ".repeat(23);

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "looks whether mails can leave and arrive (SMTP, TLS, login, SPF, DKIM, DMARC, PTR, MX)";
    }

    /** Prints a table; 1 when there is a problem in it. */
    @Override
    public int run(Config config, List<String> arguments, PrintStream out) throws UsageException {
        if (!arguments.isEmpty()) {
            throw new UsageException("doctor takes no arguments; it looks at the configured service.");
        }
        DoctorReport report = Doctor.withoutService(config, Clock.systemUTC()).examine();
        report.findings().forEach(finding -> print(finding, out));
        out.println(report.inNumbers());
        return report.isHealthy() ? 0 : 1;
    }

    private static void print(Finding finding, PrintStream out) {
        out.printf("%-8s %-13s %s%n", finding.result().word(), finding.check(), finding.found());
        if (!finding.advice().isEmpty()) {
            out.println(INDENT + "To do: " + finding.advice());
        }
        if (!finding.publish().isEmpty()) {
            out.println(INDENT + finding.publish());
        }
    }
}
