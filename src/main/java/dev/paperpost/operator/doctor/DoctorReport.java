package dev.paperpost.operator.doctor;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the doctor found, in the order of a mail's way. */
public record DoctorReport(Instant at, List<Finding> findings) {

    /** Whether no check ended as a problem. */
    public boolean isHealthy() {
        return count(Grade.PROBLEM) == 0;
    }

    /** Such as "5 ok, 1 warning, 0 problem, 2 unknown". */
    public String inNumbers() {
        return Arrays.stream(Grade.values())
                .map(grade -> count(grade) + " " + grade.word())
                .collect(Collectors.joining(", "));
    }

    private long count(Grade grade) {
        return findings.stream().filter(finding -> finding.result() == grade).count();
    }
}
