package dev.paperpost.delivery;

import dev.paperpost.platform.SqlArrays;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes down how attempts ended. Each entry holds only while the claim does: a worker whose lease ran out, and whose mail
 * another has taken, changes nothing.
 */
@Singleton
class Ledger {

    /**
     * Such that no index of states serves: their statistics are older than the run, by which no mail waits, and all that wait
     * would be read for each that was sent.
     */
    static final String BEING_SENT = "d.state || '' = 'sending'";

    private static final String MINE = " where d.id = ? and " + BEING_SENT + " and d.attempts = ?";
    private static final String SENT = "select mark_sent(?, ?, ?)";
    private static final String END = "update delivery d set state = ?, last_reply = ?, lease_until = null" + MINE;
    private static final String AGAIN =
            """
            update delivery d set state = case when uncertain or ? then 'unknown' else 'queued' end, uncertain = uncertain or ?,
                   next_attempt_at = ?, last_reply = ?, lease_until = null
            """
                    + MINE;

    private final DataSource database;
    private final Bounces bounces;
    private final Clock clock;

    Ledger(DataSource database, Bounces bounces, Clock clock) {
        this.database = database;
        this.bounces = bounces;
        this.clock = clock;
    }

    /** The transport took these mails. One statement by itself, committed with its answer; to be called without a transaction. */
    void sent(List<Claim> claims) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement sent = Sql.prepare(
                        connection,
                        SENT,
                        SqlArrays.of(connection, "uuid", claims, Claim::id),
                        SqlArrays.of(connection, "int", claims, Claim::attempt),
                        clock.instant())) {
            sent.execute();
        }
    }

    /** No further attempt; the papers of a digest that cannot have arrived come in the next one. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean failed(Claim claim, String reply) throws SQLException {
        return end(claim, "failed", reply);
    }

    /** The reader no longer wants it; should they come back, its papers are there. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean cancelled(Claim claim) throws SQLException {
        return end(claim, "cancelled", null);
    }

    /**
     * Another attempt later.
     *
     * @param mayHaveArrived whether this attempt may have reached the reader; it is remembered for good
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void again(Claim claim, boolean mayHaveArrived, Instant next, String reply) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, AGAIN, mayHaveArrived, mayHaveArrived, next, reply, claim.id(), claim.attempt());
        }
    }

    /**
     * The mail came back: it failed, and when its reader is to get no more, the reader's other mails are cancelled.
     *
     * @param refusal the codes alone, for the record that outlives the reader
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean bounced(Claim claim, String reply, BounceKind kind, String refusal) throws SQLException {
        if (!end(claim, "failed", reply)) {
            return false;
        }
        try (Connection connection = database.getConnection()) {
            bounces.bounced(connection, claim.id(), claim.subscriberId(), kind, refusal);
        }
        return true;
    }

    private boolean end(Claim claim, String state, String reply) throws SQLException {
        try (Connection connection = database.getConnection()) {
            lockReader(connection, claim.subscriberId());
            boolean mine = Sql.update(connection, END, state, reply, claim.id(), claim.attempt()) == 1;
            if (mine && claim.digestId() != null && !claim.uncertain()) {
                UnreadPapers.giveBack(connection, claim.digestId());
            }
            return mine;
        }
    }

    /** The reader before the mail, the order in which an erasure takes them too; else each could wait for the other. */
    private static void lockReader(Connection connection, long subscriberId) throws SQLException {
        try (PreparedStatement lock =
                Sql.prepare(connection, "select from subscriber where id = ? for no key update", subscriberId)) {
            lock.execute();
        }
    }
}
