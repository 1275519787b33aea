package dev.paperpost.delivery;

import dev.paperpost.digest.DigestsPlanned;
import dev.paperpost.platform.SqlArrays;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The mails still to be sent. A digest gets its delivery in the transaction that plans it, a confirmation soon after its token,
 * so a crash between planning and sending loses nothing.
 */
@Singleton
class Outbox {

    /** A digest planned longer ago is not mailed; retention may have deleted the delivery that it had. */
    private static final Duration NEWS = Duration.ofDays(90);

    /** A digest planned late, just before the next is due, still gets an hour to go out. */
    private static final String ENQUEUE_DIGESTS =
            """
            insert into delivery (id, kind, subscriber_id, domain, digest_id, state, lane, next_attempt_at, not_after, dated, created_at)
            select delivery_id(n.now), 'digest', d.subscriber_id, lower(split_part(s.email, '@', -1)), d.id, 'queued', 1, n.now,
                   greatest(s.next_digest_at, n.now + interval '1 hour'), n.now, n.now
              from (select cast(? as timestamptz) as now) n, digest d join subscriber s on s.id = d.subscriber_id
            """;

    private static final String PLANNED = ENQUEUE_DIGESTS + " where d.id = any (?)";

    private static final String LEFT_BEHIND = ENQUEUE_DIGESTS
            + """
             where d.planned_at >= ? and d.total_count > 0 and s.status = 'active'
               and not exists (select from delivery x where x.digest_id = d.id)
               for key share of d
            on conflict (digest_id) do nothing
            """;

    private static final String ENQUEUE_CONFIRMATIONS =
            """
            insert into delivery (id, kind, subscriber_id, domain, token_id, state, lane, next_attempt_at, not_after, dated, created_at)
            select delivery_id(n.now), 'confirmation', t.subscriber_id, lower(split_part(s.email, '@', -1)), t.id, 'queued', 0, n.now,
                   t.expires_at, n.now, n.now
              from (select cast(? as timestamptz) as now) n, token t join subscriber s on s.id = t.subscriber_id
             where t.purpose = 'confirm' and t.used_at is null and t.expires_at > n.now
               and not exists (select from delivery x where x.token_id = t.id)
            on conflict (token_id) where token_id is not null do nothing
            """;

    /** Somebody waits for what was asked for; the others go with the digests. Each letter is taken up by one node. */
    private static final String ENQUEUE_LETTERS =
            """
            with waiting as materialized (
                select id from letter where delivery_id is null and due_at <= ? order by due_at limit ? for update skip locked),
            taken as (
                update letter l set delivery_id = delivery_id(l.due_at) where l.id = any (array(select id from waiting))
                returning l.*)
            insert into delivery (id, kind, subscriber_id, domain, state, lane, next_attempt_at, not_after, dated, created_at)
            select l.delivery_id, l.kind, l.subscriber_id,
                   lower(split_part(case l.kind when 'address_change' then t.request else s.email end, '@', -1)), 'queued',
                   case when l.kind in ('goodbye', 'quiet') then 1 else 0 end, n.now, l.not_after, n.now, n.now
              from (select cast(? as timestamptz) as now) n, taken l join subscriber s on s.id = l.subscriber_id
              left join token t on t.id = l.token_id
            """;

    private static final int LETTERS = 1_000;

    /** Confirmations, and after them everything. */
    static final int FIRST_LANE = 0;

    static final int ALL_LANES = 1;

    private static final String CLAIM = "select * from claim_deliveries(?, ?, ?, ?)";

    private static final String DUE =
            """
            select exists (select from delivery
                            where (state in ('queued', 'unknown') and next_attempt_at <= ? or state = 'sending')
                              and (not_after is null or not_after > ?))
            """;

    private static final String PUT_OFF =
            """
            update delivery d set state = case when d.uncertain then 'unknown' else 'queued' end, attempts = d.attempts - 1,
                   next_attempt_at = p.next, lease_until = null
              from unnest(?, ?, ?) as p (id, attempt, next)
             where d.id = p.id and d.attempts = p.attempt and """
                    + " " + Ledger.BEING_SENT;

    private static final String OUTSTANDING =
            "select count(*) from delivery where state in ('queued', 'sending', 'unknown')";

    private final DataSource database;
    private final Clock clock;

    Outbox(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a delivery for each digest, in the transaction that planned them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void enqueue(@Observes DigestsPlanned planned) throws SQLException {
        Sql.forPlanned(database, PLANNED, clock.instant(), planned);
    }

    /** Makes a delivery for each open confirmation that has none. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void enqueueConfirmations() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, ENQUEUE_CONFIRMATIONS, now);
        }
    }

    /** Makes a delivery for each letter that is due and has none. */
    void enqueueLetters() throws SQLException {
        int taken;
        do {
            taken = QuarkusTransaction.requiringNew().call(this::enqueueSomeLetters);
        } while (taken == LETTERS);
    }

    private int enqueueSomeLetters() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            return Sql.update(connection, ENQUEUE_LETTERS, now, LETTERS, now);
        }
    }

    /** Makes a delivery for each digest of the last 90 days that has none: planned by a version that made none at once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void enqueueLeftBehind() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, LEFT_BEHIND, now, now.minus(NEWS));
        }
    }

    /**
     * Takes at most so many due mails, confirmations first; mails whose lease ended are due again. None under the {@link Brake}.
     * One statement by itself, committed with its answer; to be called without a transaction.
     *
     * @param lane the last lane that counts
     */
    List<Claim> claim(int lane, int limit, Duration lease) throws SQLException {
        Instant now = clock.instant();
        Instant until = now.plus(lease);
        List<Claim> claims = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement claim = Sql.prepare(connection, CLAIM, lane, now, limit, until);
                ResultSet row = claim.executeQuery()) {
            while (row.next()) {
                claims.add(new Claim(
                        row.getObject("id", UUID.class),
                        row.getLong("subscriber_id"),
                        row.getObject("digest_id", Long.class),
                        row.getObject("token_id", Long.class),
                        row.getString("domain"),
                        row.getInt("attempts"),
                        Sql.instant(row, "dated"),
                        row.getBoolean("uncertain"),
                        until));
            }
        }
        return claims;
    }

    /** Gives mails back that were claimed and not tried: each to be claimed again at its moment. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void putOff(Map<Claim, Instant> moments) throws SQLException {
        List<Claim> claims = List.copyOf(moments.keySet());
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    PUT_OFF,
                    SqlArrays.of(connection, "uuid", claims, Claim::id),
                    SqlArrays.of(connection, "int", claims, Claim::attempt),
                    SqlArrays.of(connection, "timestamptz", claims, c -> Timestamp.from(moments.get(c))));
        }
    }

    /** Whether anything is to be sent now or being sent. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean anyDue() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement query = Sql.prepare(connection, DUE, now, now);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Mails not yet at an end. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    long outstanding() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = Sql.prepare(connection, OUTSTANDING);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
