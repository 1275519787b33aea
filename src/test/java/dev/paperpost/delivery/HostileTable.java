package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.delivery.HostileRow.Fate;
import dev.paperpost.delivery.HostileSmtpServer.Taken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/** Puts mails before a server that is wrong, lets it mend its ways, and writes down what came of it. */
@Singleton
class HostileTable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(30);

    /** A hundred rows wait several times each. */
    private static final Duration LOOK = Duration.ofMillis(10);

    /** Further mails once the server is well, and how long they may take on a busy machine. */
    private static final int MORE = 30;

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final String HEAD =
            "| The server | What the mail becomes | Attempts | Reader | After recovery |\n" + "|---|---|---|---|---|\n";

    private final Deliveries deliveries;
    private final Readers readers;
    private final DeliveryConfig config;
    private final List<String> lines = new ArrayList<>();

    HostileTable(Deliveries deliveries, Readers readers, DeliveryConfig config) {
        this.deliveries = deliveries;
        this.readers = readers;
        this.config = config;
    }

    void prove(HostileRow row, HostileSmtpServer server) {
        readers.forgetEverything();
        server.taken().clear();
        String domain = "row" + lines.size() + ".example";
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < row.mails(); i++) {
            addresses.add("reader" + i + "@" + domain);
            readers.digestWithPaper(readers.reader(addresses.get(i)));
        }

        if (!row.onOpenConnections()) {
            server.hangUp();
            Awaitility.await().pollInterval(LOOK).atMost(SOON).until(() -> server.openConnections() == 0);
        }
        row.wrong().accept(server);
        String seen = await(row);
        String attempts = readers.text("select max(attempts) from delivery");
        String reader = reader(row);

        server.repent();
        long began = System.nanoTime();
        awaitSent(row.fate().isFinal() ? 0 : row.mails());
        String after = after(row, server, addresses);
        long usual = more(domain, row, server);
        lines.add(String.format(
                "| %s | %s | %s | %s | %s%d more mails in %d ms, all well %d ms after |%n",
                row.server(), seen, attempts, reader, after, MORE, usual, (System.nanoTime() - began) / 1_000_000));
        assertThat(usual).as("milliseconds for %d mails", MORE).isLessThan(USUAL.toMillis());
    }

    /** One more line for what no row can hold. */
    void note(String server, String mail, String attempts, String reader, String after) {
        lines.add(String.format("| %s | %s | %s | %s | %s |%n", server, mail, attempts, reader, after));
    }

    /** Everything is at rest: no worker at work, none of its mails under way, no connection more than workers. */
    void assertCalm(HostileSmtpServer server) {
        assertThat(deliveries.drain(SOON)).as("nothing due, no worker busy").isTrue();
        assertThat(deliveries.counts()).containsEntry("sending", 0L);
        Awaitility.await("no connection leaks")
                .pollInterval(LOOK)
                .atMost(SOON)
                .until(() -> server.openConnections() <= config.workers() + 1);
    }

    void awaitSent(long count) {
        Awaitility.await(count + " sent").pollInterval(LOOK).atMost(SOON).until(() -> {
            deliveries.drain(STEP);
            return deliveries.counts().get("sent") == count;
        });
    }

    /** Under a heading of its own; both tables are of one file, and each may be made without the other. */
    void write(String name, String heading) {
        try {
            Path parts = Files.createDirectories(Path.of("target/hostile-server"));
            Files.writeString(parts.resolve(name), "## " + heading + "\n\n" + HEAD + String.join("", lines) + "\n");
            StringBuilder table = new StringBuilder();
            for (String part : new TreeSet<>(List.of(parts.toFile().list()))) {
                table.append(Files.readString(parts.resolve(part)));
            }
            Files.writeString(Path.of("target/hostile-server-table.md"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String await(HostileRow row) {
        boolean ends = row.fate().isFinal() || row.fate() == Fate.PASSES;
        TreeSet<String> seen = new TreeSet<>();
        Awaitility.await("tried").pollInterval(LOOK).atMost(SOON).until(() -> {
            deliveries.drain(STEP);
            if (ends) {
                return readers.number("select count(*) from delivery where state not in ('sent', 'failed')") == 0;
            }
            String states = readers.text("select string_agg(distinct state, ',') from delivery"
                    + " where state <> 'sending' and (last_reply is not null or state = 'sent')");
            if (states != null) {
                seen.addAll(List.of(states.split(",")));
            }
            return !seen.isEmpty()
                    && readers.number("select count(*) from delivery where last_reply is null and state <> 'sent'") == 0
                    && readers.number("select max(attempts) from delivery") >= row.attempts();
        });
        if (ends) {
            seen.add(readers.text("select string_agg(distinct state, ' and ') from delivery"));
        }
        assertThat(row.fate().states).containsAll(seen);
        return String.join(" or ", seen) + row.fate().words.replaceFirst("^[a-z]+( or [a-z]+)?", "");
    }

    private String reader(HostileRow row) {
        boolean stopped = row.fate() == Fate.STOPS_THE_READER;
        assertThat(readers.text("select string_agg(distinct status, ',') from subscriber"))
                .isEqualTo(stopped ? "bounced" : "active");
        if (row.fate() == Fate.FAILS || row.fate() == Fate.FAILS_IN_THE_END) {
            assertThat(readers.number("select count(*) from digest_paper")).isZero();
            assertThat(readers.number("select min(attempts) from delivery")).isEqualTo(row.attempts());
        }
        return stopped ? "stopped, address suppressed" : "stays";
    }

    private String after(HostileRow row, HostileSmtpServer server, List<String> addresses) {
        int most = 0;
        for (String address : addresses) {
            List<Taken> copies = server.takenFor(address);
            assertThat(copies)
                    .extracting(mail -> mail.header("Message-ID"))
                    .allMatch(copies.isEmpty() ? id -> true : copies.get(0).header("Message-ID")::equals);
            if (row.fate().isFinal()) {
                assertThat(copies).as("nothing taken that failed").isEmpty();
            } else {
                assertThat(copies).as(address).hasSizeBetween(1, row.twice() ? 2 : 1);
            }
            most = Math.max(most, copies.size());
        }
        if (row.fate().isFinal()) {
            return "";
        }
        return most == 2 ? "there twice, same Message-ID; " : "there once; ";
    }

    /** @return milliseconds until further mails to the same domain were sent */
    private long more(String domain, HostileRow row, HostileSmtpServer server) {
        long before = row.fate().isFinal() ? 0 : row.mails();
        for (int i = 0; i < MORE; i++) {
            readers.digestFor("more" + i + "@" + domain);
        }
        long began = System.nanoTime();
        awaitSent(before + MORE);
        long took = (System.nanoTime() - began) / 1_000_000;
        assertThat(server.taken().stream().filter(mail -> mail.recipient().startsWith("more")))
                .hasSize(MORE);
        assertCalm(server);
        return took;
    }
}
