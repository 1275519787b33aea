package dev.paperpost.delivery;

import dev.paperpost.digest.DigestsPlanned;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The posts still to be made, and how attempts ended. A digest gets its post in the transaction that plans it. An entry holds only
 * while the claim does, and says something of the webhook only while that leads where the attempt went.
 */
@Singleton
class WebhookOutbox {

    /** Longer than any attempt takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** A webhook that has taken nothing for so long is ended when the next digest is given up. */
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final String ENQUEUE =
            """
            insert into webhook_post (id, subscriber_id, digest_id, state, next_attempt_at, not_after, created_at)
            select delivery_id(n.now), w.subscriber_id, d.id, 'queued', n.now, n.now + interval '1 day', n.now
              from (select cast(? as timestamptz) as now) n, digest d join webhook w on w.subscriber_id = d.subscriber_id
             where d.id = any (?) and w.ended_at is null
            """;

    /** While a post is being made its next attempt is due when the lease ends, so one condition finds both. */
    private static final String CLAIM =
            """
            with due as materialized (
                select id from webhook_post where state in ('queued', 'sending') and next_attempt_at <= ?
                   and not exists (select from shared_fact where name = 'brake')
                 order by next_attempt_at limit 1 for no key update skip locked)
            update webhook_post p set state = 'sending', next_attempt_at = ?, attempts = attempts + 1
              from webhook w where p.id = any (array(select id from due)) and w.subscriber_id = p.subscriber_id
            returning p.id, p.subscriber_id, p.digest_id, p.attempts, p.created_at, p.not_after, w.url, w.nonce,
                      case when w.old_until > ? then w.old_nonce end as old_nonce
            """;

    private static final String MINE = " where id = ? and state = 'sending' and attempts = ?";
    private static final String END = "update webhook_post set state = ?, last_reply = ?, sent_at = ?" + MINE;
    private static final String AGAIN =
            "update webhook_post set state = 'queued', next_attempt_at = ?, last_reply = ?" + MINE;

    private static final String LOCK = "select from webhook where subscriber_id = ? for no key update";
    private static final String WORKS = "update webhook set failing_since = null where subscriber_id = ? and url = ?";
    private static final String FAILS =
            "update webhook set failing_since = coalesce(failing_since, ?) where subscriber_id = ? and url = ?";
    private static final String END_WEBHOOK =
            "update webhook set ended_at = ?, ended_reason = ? where subscriber_id = ? and url = ? and ended_at is null";
    private static final String END_FAILING = END_WEBHOOK + " and failing_since <= ?";
    private static final String CANCEL =
            """
            update webhook_post p set state = 'cancelled' from webhook w
             where p.subscriber_id = ? and p.state = 'queued' and w.subscriber_id = p.subscriber_id and w.ended_at is not null
            """;

    private final DataSource database;
    private final Clock clock;

    WebhookOutbox(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes a post for each digest whose reader has a webhook, in the transaction that planned them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void enqueue(@Observes DigestsPlanned planned) throws SQLException {
        Sql.forPlanned(database, ENQUEUE, clock.instant(), planned);
    }

    /** Takes one post that is due, a killed worker's too, unless the {@link Brake} is pulled. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<WebhookClaim> claim() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement claim = Sql.prepare(connection, CLAIM, now, now.plus(LEASE), now);
                ResultSet row = claim.executeQuery()) {
            return row.next()
                    ? Optional.of(new WebhookClaim(
                            row.getObject("id", UUID.class),
                            row.getLong("subscriber_id"),
                            row.getLong("digest_id"),
                            row.getInt("attempts"),
                            URI.create(row.getString("url")),
                            Stream.of(row.getBytes("nonce"), row.getBytes("old_nonce"))
                                    .filter(nonce -> nonce != null)
                                    .toList(),
                            Sql.instant(row, "created_at"),
                            Sql.instant(row, "not_after")))
                    : Optional.empty();
        }
    }

    /** The receiver took it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void sent(WebhookClaim claim, String said) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (ended(connection, claim, "sent", said, clock.instant())) {
                Sql.update(connection, WORKS, claim.subscriberId(), url(claim));
            }
        }
    }

    /** Nobody wants it any more. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void cancelled(WebhookClaim claim) throws SQLException {
        try (Connection connection = database.getConnection()) {
            ended(connection, claim, "cancelled", null, null);
        }
    }

    /** Another attempt later. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void again(WebhookClaim claim, Instant next, String said) throws SQLException {
        try (Connection connection = database.getConnection()) {
            lock(connection, claim);
            if (Sql.update(connection, AGAIN, next, said, claim.id(), claim.attempt()) == 1) {
                Sql.update(connection, FAILS, clock.instant(), claim.subscriberId(), url(claim));
                Sql.update(connection, CANCEL, claim.subscriberId());
            }
        }
    }

    /** No further attempt. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(WebhookClaim claim, String said) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            if (ended(connection, claim, "failed", said, null)) {
                Sql.update(connection, FAILS, now, claim.subscriberId(), url(claim));
                Sql.update(
                        connection, END_FAILING, now, "failing", claim.subscriberId(), url(claim), now.minus(PATIENCE));
                Sql.update(connection, CANCEL, claim.subscriberId());
            }
        }
    }

    /** The receiver wants no more, so nothing further is posted there. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void gone(WebhookClaim claim, String said) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (ended(connection, claim, "failed", said, null)) {
                Sql.update(connection, END_WEBHOOK, clock.instant(), "gone", claim.subscriberId(), url(claim));
                Sql.update(connection, CANCEL, claim.subscriberId());
            }
        }
    }

    private static boolean ended(Connection connection, WebhookClaim claim, String state, String said, Instant sentAt)
            throws SQLException {
        lock(connection, claim);
        return Sql.update(connection, END, state, said, sentAt, claim.id(), claim.attempt()) == 1;
    }

    /** The webhook before its posts, the order in which a removal takes them too; else each could wait for the other. */
    private static void lock(Connection connection, WebhookClaim claim) throws SQLException {
        try (PreparedStatement lock = Sql.prepare(connection, LOCK, claim.subscriberId())) {
            lock.execute();
        }
    }

    private static String url(WebhookClaim claim) {
        return claim.url().toString();
    }
}
