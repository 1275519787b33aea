package dev.paperpost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperpost.delivery.HostileSmtpServer;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * How fast digests leave: claimed, read, rendered, sent and marked, with the packaged service and its database, beside what
 * smtp-source sends to the same smtp-sink, and what a bare Quarkus Mailer sends of one constant mail of the same size. See
 * benchmarks/README.md.
 */
public final class DeliveryBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORKERS = 24;
    private static final int PAPERS = 2_000;

    /** A process gets faster while it is compiled; by then it does not any more. */
    private static final int DAYS = 9;

    private static final Instant DUE =
            LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.of(7, 0)).toInstant(ZoneOffset.UTC);

    private final int port;
    private final int mails;
    private final boolean sink;

    private DeliveryBenchmark(int port, int mails) throws IOException {
        this.sink = port == 0;
        this.port = sink ? freePort() : port;
        this.mails = mails;
    }

    /** @param arguments papers file, number of mails, and the port of a running server in place of smtp-sink */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        new DeliveryBenchmark(port, Integer.parseInt(arguments[1])).run(Path.of(arguments[0]));
    }

    private void run(Path papersFile) throws Exception {
        Path directory = Files.createTempDirectory("delivery");
        MimeMessage sample = sample(papersFile, directory.resolve("sample"));
        int size = sample.getSize();
        MimeMultipart parts = (MimeMultipart) sample.getContent();
        BareMailer mailer = new BareMailer(
                port,
                WORKERS,
                (String) parts.getBodyPart(0).getContent(),
                (String) parts.getBodyPart(1).getContent());
        System.out.printf(Locale.ROOT, "%,d mails like one of %,d bytes, %d at a time%n", mails, size, WORKERS);
        Population population = new Population(papersFile, false);
        Path data = directory.resolve("data");
        try (Node node = started(data, port)) {
            node.admin("POST", "/papers", "application/x-ndjson", Files.readString(population.papers(directory, PAPERS)));
            population.add(node.embeddedDatabase(), 0, mails, DUE);
            population.matchTruly(node.embeddedDatabase());
            Process running = sink ? sink() : null;
            try {
                for (int day = 0; day < DAYS; day++) {
                    double source = source(size, "-d");
                    double sourceAnew = source(size);
                    double bare = mailer.rate(mails);
                    double service = service(node, day);
                    System.out.printf(
                            Locale.ROOT,
                            "service %,.0f mails a second; smtp-source %,.0f (%.2f), with a connection for each mail %,.0f"
                                    + " (%.2f); bare mailer %,.0f (%.2f)%n",
                            service,
                            source,
                            service / source,
                            sourceAnew,
                            service / sourceAnew,
                            bare,
                            service / bare);
                    population.matchTruly(node.embeddedDatabase());
                }
            } finally {
                if (running != null) {
                    running.destroy();
                }
            }
            System.out.println(node.memory());
        }
        mailer.close();
        PlanningBenchmark.delete(directory);
    }

    /** Plans under the brake, then measures from its release until the last mail is marked as sent. */
    private double service(Node node, int day) throws Exception {
        PlanningBenchmark.sql(node, "insert into shared_fact (name, value) values ('brake', 'benchmark')");
        JsonNode report = JSON.readTree(node.admin(
                "POST",
                "/digests",
                "application/json",
                "{\"asOf\": \"" + DUE.plusSeconds(60 + 86_400L * day) + "\"}"));
        long planned = report.get("planned").asLong();
        while (queued(node) < planned) {
            Thread.sleep(100);
        }
        double cpu = node.processorSeconds();
        double database = node.databaseProcessorSeconds();
        long start = System.nanoTime();
        PlanningBenchmark.sql(node, "delete from shared_fact where name = 'brake'");
        node.admin("POST", "/digests", "application/json", "{}");
        while (isWaiting(node)) {
            Thread.sleep(100);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d digests in %.1f s (processor: service %.1f s, database %.1f s)%n",
                planned,
                seconds,
                node.processorSeconds() - cpu,
                node.databaseProcessorSeconds() - database);
        return planned / seconds;
    }

    /** Little to ask for, unlike a count of all that were sent. */
    private static boolean isWaiting(Node node) throws Exception {
        return PlanningBenchmark.sql(
                        node, "select exists (select from delivery where state in ('queued', 'sending', 'unknown'))")
                .equals("t");
    }

    private static long queued(Node node) throws Exception {
        return Long.parseLong(PlanningBenchmark.sql(node, "select count(*) from delivery where state = 'queued'"));
    }

    private MimeMessage sample(Path papersFile, Path directory) throws Exception {
        Population few = new Population(papersFile, false);
        int capture = freePort();
        Files.createDirectories(directory);
        try (HostileSmtpServer server = new HostileSmtpServer(capture);
                Node node = started(directory.resolve("data"), capture)) {
            node.admin("POST", "/papers", "application/x-ndjson", Files.readString(few.papers(directory, PAPERS)));
            few.add(node.embeddedDatabase(), 0, 200, DUE);
            few.matchTruly(node.embeddedDatabase());
            node.admin("POST", "/digests", "application/json", "{\"asOf\": \"" + DUE.plusSeconds(60) + "\"}");
            while (server.taken().size() < 150) {
                Thread.sleep(50);
            }
            List<byte[]> bySize = new ArrayList<>(
                    server.taken().stream().map(mail -> mail.octets()).toList());
            bySize.sort((a, b) -> Integer.compare(a.length, b.length));
            int average = (int) bySize.stream().mapToInt(octets -> octets.length).average().orElseThrow();
            byte[] typical = bySize.stream().filter(octets -> octets.length >= average).findFirst().orElseThrow();
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(typical));
            return message;
        }
    }

    private static Node started(Path data, int smtpPort) throws Exception {
        Map<String, String> configuration = new HashMap<>(Map.of(
                "PAPERPOST_SAMPLE", "false",
                "PAPERPOST_SOURCES_ENABLED", "false",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", String.valueOf(smtpPort),
                "QUARKUS_MAILER_START_TLS", "DISABLED",
                "PAPERPOST_DELIVERY_WORKERS", String.valueOf(WORKERS)));
        Node node = Node.start(data, configuration);
        while (node.log().stream().noneMatch(line -> line.contains("Paperpost is ready"))) {
            Thread.sleep(100);
        }
        return node;
    }

    /**
     * Without PIPELINING: smtp-sink writes each of its pipelined answers by itself, and the second waits 40 ms for the
     * acknowledgement of the first (RFC 896, RFC 1122 section 4.2.3.2).
     */
    private Process sink() throws Exception {
        Process process = new ProcessBuilder("smtp-sink", "-p", "-u", "nobody", "127.0.0.1:" + port, "1000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                return process;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
    }

    private double source(int size, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("smtp-source"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-s", String.valueOf(WORKERS),
                "-m", String.valueOf(mails),
                "-l", String.valueOf(size),
                "-f", "digest@paperpost.example",
                "-t", "reader@example.org",
                "127.0.0.1:" + port));
        long start = System.nanoTime();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("smtp-source failed; is Debian's postfix package installed?");
        }
        return mails / ((System.nanoTime() - start) / 1e9);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
