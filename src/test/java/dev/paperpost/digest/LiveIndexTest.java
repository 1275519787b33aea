package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestIndex;
import dev.paperpost.interest.Matches;
import dev.paperpost.interest.PaperText;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Writers and matchers at work together on two nodes, and each decision compared with what the interests committed at
 * that moment say. What was committed before a node looked must count, what was gone before must not; what changes
 * during the look is free.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LiveIndexTest {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("live-index.seconds", 25));
    private static final int WRITERS = 3;
    private static final int INTERESTS_OF_A_WRITER = 150;
    private static final String[] WORDS = {
        "graph", "neural", "quantum", "protein", "model", "diffusion", "pretraining", "fine-tuned", "language", "galaxy"
    };

    /** The life of an interest; its id is never used again. */
    private enum State {
        BEING_ADDED,
        THERE,
        BEING_REMOVED,
        GONE
    }

    /** Something to do again and again. */
    private interface Turn {
        void take() throws SQLException;
    }

    @Inject
    DataSource database;

    @Inject
    TestTables tables;

    private final Map<Long, State> states = new ConcurrentHashMap<>();
    private final Map<Long, Integer> texts = new ConcurrentHashMap<>();
    private final List<PaperText> papers = new ArrayList<>();
    private final List<String> pool = new ArrayList<>();
    /** By text and paper. */
    private final List<boolean[]> decisions = new ArrayList<>();

    private final AtomicLong ids = new AtomicLong();
    private final AtomicInteger changes = new AtomicInteger();
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger positive = new AtomicInteger();
    private volatile boolean failed;

    @Test
    void everyDecisionIsThatOfTheInterestsCommittedThen() throws Exception {
        tables.empty("interest");
        generate();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Random random = new Random(i);
            List<Long> own = new ArrayList<>();
            boolean slow = i == 0;
            work.add(threads.submit(() -> repeat(() -> write(random, own, slow))));
        }
        for (int i = 0; i < 2; i++) {
            InterestSnapshot node = new InterestSnapshot(database);
            Matches buffer = new Matches();
            work.add(threads.submit(() -> repeat(() -> match(node, buffer))));
        }
        for (Future<?> one : work) {
            one.get();
        }
        threads.shutdown();
        System.out.println(changes + " changes, " + compared + " decisions on two nodes, " + positive + " of them yes");
        assertThat(changes.get()).isGreaterThan(100);
        assertThat(positive.get()).isGreaterThan(1000);
    }

    private void generate() {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            papers.add(new PaperText(words(random, 4), words(random, 12), List.of(), List.of()));
        }
        while (pool.size() < 200) {
            String text = random.nextInt(3) == 0
                    ? "\"" + words(random, 2) + "\""
                    : words(random, 1) + (random.nextBoolean() ? " AND " : " OR ") + words(random, 1);
            pool.add(random.nextInt(4) == 0 ? text + " NOT " + words(random, 1) + "x" : text);
            boolean[] row = new boolean[papers.size()];
            Interest interest = Interest.parse(pool.get(pool.size() - 1));
            for (int paper = 0; paper < row.length; paper++) {
                row[paper] = interest.explain(papers.get(paper)).matches();
            }
            decisions.add(row);
        }
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private Void repeat(Turn turn) throws SQLException {
        long end = System.nanoTime() + TIME.toNanos();
        try {
            while (System.nanoTime() < end && !failed) {
                turn.take();
            }
        } catch (SQLException | RuntimeException | Error e) {
            failed = true;
            throw e;
        }
        return null;
    }

    /** One transaction of a few additions and removals; a slow one stays open for a while, and some are undone. */
    private void write(Random random, List<Long> own, boolean slow) throws SQLException {
        List<Long> adding = new ArrayList<>();
        List<Long> removing = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            if (own.size() > random.nextInt(INTERESTS_OF_A_WRITER)) {
                removing.add(own.remove(random.nextInt(own.size())));
            } else {
                adding.add(ids.incrementAndGet());
            }
        }
        adding.forEach(id -> {
            texts.put(id, random.nextInt(pool.size()));
            states.put(id, State.BEING_ADDED);
        });
        removing.forEach(id -> states.put(id, State.BEING_REMOVED));
        boolean commit = random.nextInt(5) > 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (long id : adding) {
                insert(connection, id);
            }
            try (PreparedStatement delete = connection.prepareStatement("delete from interest where id = any (?)")) {
                delete.setArray(1, connection.createArrayOf("bigint", removing.toArray()));
                delete.executeUpdate();
            }
            if (slow) {
                try (PreparedStatement wait = connection.prepareStatement("select pg_sleep(?)")) {
                    wait.setDouble(1, random.nextDouble());
                    wait.execute();
                }
            }
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        }
        adding.forEach(id -> states.put(id, commit ? State.THERE : State.GONE));
        removing.forEach(id -> states.put(id, commit ? State.GONE : State.THERE));
        own.addAll(commit ? adding : removing);
        changes.addAndGet(adding.size() + removing.size());
    }

    /** The same meaning may be stored only once; what is added makes each one different and changes no decision. */
    private void insert(Connection connection, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into interest (id, canonical, analysis_version, created_at) values (?, ?, 1, now())")) {
            insert.setLong(1, id);
            insert.setString(2, "(" + pool.get(texts.get(id)) + ") NOT absent" + id);
            insert.executeUpdate();
        }
    }

    private void match(InterestSnapshot node, Matches buffer) throws SQLException {
        Map<Long, State> before = new HashMap<>(states);
        InterestIndex index;
        try (Connection connection = database.getConnection()) {
            index = node.current(connection);
        }
        Map<Long, State> after = new HashMap<>(states);
        for (int paper = 0; paper < papers.size(); paper++) {
            index.match(papers.get(paper), buffer);
            Set<Long> found = new HashSet<>();
            for (int i = 0; i < buffer.size(); i++) {
                found.add(buffer.interestId(i));
            }
            for (long id : after.keySet()) {
                compare(id, paper, before.get(id), after.get(id), found.contains(id));
            }
            assertThat(after.keySet()).containsAll(found);
        }
    }

    private void compare(long id, int paper, State before, State after, boolean found) {
        boolean matches = decisions.get(texts.get(id))[paper];
        if (before == State.THERE && after == State.THERE) {
            assertThat(found).as("%d is there: %s", id, pool.get(texts.get(id))).isEqualTo(matches);
            positive.addAndGet(found ? 1 : 0);
            compared.incrementAndGet();
        } else if (before == State.GONE) {
            assertThat(found).as("%d is gone", id).isFalse();
            compared.incrementAndGet();
        }
    }
}
