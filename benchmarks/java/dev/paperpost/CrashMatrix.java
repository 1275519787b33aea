package dev.paperpost;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Kills the service, PostgreSQL and the SMTP server (SIGKILL) at random moments while two days' digests of many readers are
 * planned and sent, then counts at the receiving server. See benchmarks/README.md.
 */
public final class CrashMatrix {

    private static final int PAPERS = 2_000;
    private static final int WORKERS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Instant DUE =
            LocalDate.now(ZoneOffset.UTC).plusDays(1).atTime(LocalTime.of(7, 0)).toInstant(ZoneOffset.UTC);

    private final Path directory = Files.createTempDirectory("crash");
    private final Path book = directory.resolve("book");
    private final int smtpPort = freePort();
    private final CrashDatabase database = new CrashDatabase(directory.resolve("postgres"), freePort());
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final int nodeCount;
    private final int readers;
    private Process sink;

    private CrashMatrix(int nodeCount, int readers, long seed) throws IOException {
        this.nodeCount = nodeCount;
        this.readers = readers;
        this.random = new Random(seed);
    }

    /** @param arguments papers file, nodes, readers (two digests each), runs, kills in each run, seed */
    public static void main(String[] arguments) throws Exception {
        int nodeCount = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[3]);
        int kills = Integer.parseInt(arguments[4]);
        long seed = Long.parseLong(arguments[5]);
        CrashMatrix matrix = new CrashMatrix(nodeCount, Integer.parseInt(arguments[2]), seed);
        System.out.printf("%d node(s), %d runs with %d kills each, seed %d%n", nodeCount, runs, kills, seed);
        try {
            Population population = matrix.prepare(Path.of(arguments[0]));
            Tally total = new Tally();
            for (int run = 1; run <= runs; run++) {
                Tally tally = matrix.run(population, kills);
                System.out.println("run " + run + ": " + tally);
                total.add(tally);
            }
            System.out.println("all: " + total);
            if (total.lost + total.papersLost + total.papersRepeated + total.otherMessageIds > 0
                    || total.repeats > total.mostInFlight) {
                throw new AssertionError("a promise is broken");
            }
        } finally {
            matrix.nodes.forEach(node -> quietly(node::kill));
            matrix.sink.destroyForcibly();
        }
        PlanningBenchmark.delete(matrix.directory);
        System.exit(0);
    }

    private Population prepare(Path papersFile) throws Exception {
        startSink();
        Node first = startNode(0);
        ready(first);
        nodes.add(first);
        Population population = new Population(papersFile, true);
        first.upload("/papers", population.papers(directory, PAPERS));
        population.add(database.url(), 0, readers, DUE);
        for (int i = 1; i < nodeCount; i++) {
            nodes.add(startNode(i));
            ready(nodes.get(i));
        }
        return population;
    }

    private Tally run(Population population, int kills) throws Exception {
        database.sql("truncate delivery, digest, digest_paper, interest_match, token, completeness cascade");
        database.sql("update subscriber set last_slot = null, window_from = now() - interval '1 day', status = 'active',"
                + " ended_at = null, ended_reason = null, next_digest_at = '" + DUE + "'");
        Files.deleteIfExists(book);
        sink.destroyForcibly().waitFor();
        startSink();
        long start = System.nanoTime();
        Killer killer = new Killer(kills);
        killer.start();
        for (int day = 0; day < 2; day++) {
            match(population);
            plan(DUE.plusSeconds(60 + 86_400L * day));
        }
        killer.join();
        settle();
        Tally tally = count();
        tally.kills = Map.copyOf(killer.killed);
        tally.mostInFlight = killer.inFlight;
        tally.seconds = (System.nanoTime() - start) / 1_000_000_000;
        return tally;
    }

    private void match(Population population) throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                population.match(database.url());
                return;
            } catch (SQLException e) {
                giveUpAfter(until, e);
            }
        }
    }

    /** Any node, as often as it takes: one that is killed meanwhile has planned a part. */
    private void plan(Instant asOf) throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                Node node = nodes.get(random.nextInt(nodes.size()));
                node.admin("POST", "/digests", "application/json", "{\"asOf\": \"" + asOf + "\"}");
                if (database.sql("select 1 from subscriber where next_digest_at <= '" + asOf + "' limit 1").isEmpty()) {
                    return;
                }
            } catch (IOException | SQLException e) {
                giveUpAfter(until, e);
            }
        }
    }

    private void settle() throws Exception {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                boolean open = !database.sql("select 1 from delivery where state in ('queued', 'sending', 'unknown') union all"
                                + " select 1 from digest d where total_count > 0 and not exists"
                                + " (select 1 from delivery x where x.digest_id = d.id) limit 1")
                        .isEmpty();
                if (!open) {
                    return;
                }
                giveUpAfter(until, new IOException("mails do not come to an end"));
            } catch (SQLException e) {
                giveUpAfter(until, e);
            }
        }
    }

    private static void giveUpAfter(Instant until, Exception problem) throws Exception {
        if (Instant.now().isAfter(until)) {
            throw problem;
        }
        Thread.sleep(200);
    }

    private Tally count() throws Exception {
        Map<String, String> papersOfDelivery = new HashMap<>();
        Map<String, Integer> received = new HashMap<>();
        Map<String, String> deliveryOfPaper = new HashMap<>();
        Tally tally = new Tally();
        for (String line : Files.readAllLines(book)) {
            String[] parts = line.split(" ", 3);
            if (parts.length < 3) {
                continue;
            }
            received.merge(parts[0], 1, Integer::sum);
            papersOfDelivery.put(parts[0], "," + parts[2] + ",");
            for (String paper : parts[2].split(",")) {
                String before = deliveryOfPaper.put(parts[1] + " " + paper, parts[0]);
                if (before != null && !before.equals(parts[0])) {
                    tally.papersRepeated++;
                }
            }
        }
        Set<String> known = new HashSet<>();
        for (String delivery : database.sql("select v.id, v.state from delivery v")) {
            String id = delivery.split(" ")[0];
            known.add(id);
            tally.digests++;
            if (!received.containsKey(id) || !delivery.endsWith(" sent")) {
                tally.lost++;
            }
        }
        tally.otherMessageIds = (int) received.keySet().stream().filter(id -> !known.contains(id)).count();
        tally.repeats = received.values().stream().mapToInt(times -> times - 1).sum();
        for (String row : database.sql("select v.id, replace(p.external_id, 'doi:10.5555/made.', '') from digest_paper l"
                + " join digest d on d.id = l.digest_id join delivery v on v.digest_id = d.id"
                + " join paper p on p.id = l.paper_id where l.position <= d.full_count")) {
            String[] parts = row.split(" ");
            String number = parts[1].replaceAll("\\D+", "");
            if (!papersOfDelivery.getOrDefault(parts[0], "").contains("," + number + ",")) {
                tally.papersLost++;
            }
        }
        return tally;
    }

    private void startSink() throws IOException {
        sink = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.paperpost.CrashSink",
                        String.valueOf(smtpPort),
                        book.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sink.log").toFile())
                .start();
    }

    private Node startNode(int number) throws IOException {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("PAPERPOST_SAMPLE", "false");
        configuration.put("PAPERPOST_SOURCES_ENABLED", "false");
        configuration.put("PAPERPOST_SUBSCRIPTION_TOKEN_SECRET", "the same on all nodes of the crash matrix");
        configuration.put("PAPERPOST_ADMIN_TOKEN", "crash");
        configuration.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        configuration.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        configuration.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        configuration.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        configuration.put("QUARKUS_MAILER_PORT", String.valueOf(smtpPort));
        configuration.put("QUARKUS_MAILER_START_TLS", "DISABLED");
        configuration.put("PAPERPOST_DELIVERY_WORKERS", String.valueOf(WORKERS));
        configuration.put("PAPERPOST_DELIVERY_SEND_TIMEOUT", "5s");
        configuration.put("PAPERPOST_DELIVERY_LEASE", "15s");
        configuration.put("PAPERPOST_DELIVERY_BACKOFF_BASE", "1s");
        configuration.put("PAPERPOST_DELIVERY_BACKOFF_CAP", "4s");
        Path data = directory.resolve("node" + number);
        Files.createDirectories(data);
        Files.writeString(data.resolve("admin-token"), "crash");
        return Node.start(data, configuration);
    }

    private static void ready(Node node) throws InterruptedException {
        while (node.log().stream().noneMatch(line -> line.contains("Paperpost is ready"))) {
            Thread.sleep(100);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (Exception alreadyGone) {
            // It is the end anyway.
        }
    }

    /** One victim after another, each started again a little later. */
    private final class Killer extends Thread {

        final Map<String, Integer> killed = new HashMap<>();
        int inFlight;
        private final int kills;

        Killer(int kills) {
            this.kills = kills;
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < kills; i++) {
                    Thread.sleep(500 + random.nextInt(4_000));
                    int victim = random.nextInt(3);
                    String name = List.of("service", "postgres", "smtp").get(victim);
                    killed.merge(name, 1, Integer::sum);
                    // A kill of one node leaves its own sends in doubt, the other two those of all.
                    inFlight += (WORKERS + 1) * (victim == 0 ? 1 : nodeCount);
                    switch (victim) {
                        case 0 -> {
                            int node = random.nextInt(nodeCount);
                            nodes.get(node).kill();
                            Thread.sleep(random.nextInt(1_500));
                            nodes.set(node, startNode(node));
                            ready(nodes.get(node));
                        }
                        case 1 -> {
                            database.kill();
                            Thread.sleep(random.nextInt(1_500));
                            database.start();
                        }
                        default -> {
                            sink.destroyForcibly().waitFor();
                            Thread.sleep(random.nextInt(1_500));
                            startSink();
                        }
                    }
                }
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What one run, or all, came to. */
    private static final class Tally {

        int digests;
        int lost;
        int papersLost;
        int papersRepeated;
        int otherMessageIds;
        int repeats;
        int mostInFlight;
        long seconds;
        Map<String, Integer> kills = new HashMap<>();

        void add(Tally other) {
            digests += other.digests;
            lost += other.lost;
            papersLost += other.papersLost;
            papersRepeated += other.papersRepeated;
            otherMessageIds += other.otherMessageIds;
            repeats += other.repeats;
            mostInFlight += other.mostInFlight;
            seconds += other.seconds;
            other.kills.forEach((name, times) -> kills.merge(name, times, Integer::sum));
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "kills %s; %,d digests: %d lost, %d papers lost, %d papers in two digests, %d mails under another Message-ID;"
                            + " %d mails came again with the same Message-ID (sends in flight at the kills: at most %d); %d s",
                    kills,
                    digests,
                    lost,
                    papersLost,
                    papersRepeated,
                    otherMessageIds,
                    repeats,
                    mostInFlight,
                    seconds);
        }
    }
}
