package dev.paperpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program with a command, as an operator starts it. */
class DoctorIT {

    private static final long PATIENCE = 120;

    @TempDir
    Path files;

    private Path directory;
    private String printed;

    @BeforeEach
    void makeAnEmptyDirectory() throws IOException {
        directory = Files.createDirectory(files.resolve("work"));
    }

    @Test
    void theDoctorStartsNeitherServerNorDatabaseAndLeavesNothingBehind() throws Exception {
        assertThat(run("doctor")).as(printed).isZero();

        assertThat(printed.lines()).first().asString().startsWith("unknown  SMTP ");
        assertThat(printed.lines()).last().asString().isEqualTo("0 ok, 0 warning, 0 problem, 2 unknown");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theConfigurationIsReadFromWhereTheServiceReadsIt() throws Exception {
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config").resolve("application.properties"),
                "quarkus.mailer.host=127.0.0.1\nquarkus.mailer.port=1\n");

        assertThat(run("doctor")).as(printed).isEqualTo(1);
        assertThat(printed).contains("127.0.0.1:1 refuses the connection");
    }

    @Test
    void aCommandThatThereIsNotIsAnErrorOfUsage() throws Exception {
        assertThat(run("docter")).isEqualTo(2);
        assertThat(printed).contains("no command \"docter\"").contains("doctor ");
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString()));
        command.addAll(List.of(arguments));
        Path out = files.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("PAPERPOST_"));
        Process process = builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
        printed = Files.readString(out);
        return process.exitValue();
    }
}
