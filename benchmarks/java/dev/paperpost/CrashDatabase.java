package dev.paperpost;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A durable PostgreSQL that can be killed and started again on the same directory and port. */
final class CrashDatabase {

    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    CrashDatabase(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        start();
    }

    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .start();
    }

    /** SIGKILL to the server and all its processes; returns when they are gone. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        try {
            server.close();
        } catch (IOException nothingToStop) {
            // It lets go of its lock on the directory all the same.
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** The rows, each as its columns joined by blanks; none for what is no query. */
    List<String> sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        StringBuilder line = new StringBuilder(String.valueOf(row.getString(1)));
                        for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                            line.append(' ').append(row.getString(i));
                        }
                        rows.add(line.toString());
                    }
                }
            }
            return rows;
        }
    }
}
