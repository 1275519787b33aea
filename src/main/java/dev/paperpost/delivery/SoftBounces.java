package dev.paperpost.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts the digests of a reader that came back one after the other although the address may exist. The count begins anew
 * when the reader confirms, when a digest arrives, and after a long time without a bounce.
 */
class SoftBounces {

    /**
     * Digests that came back before their reader is stopped. Five daily ones are a week of work days: a mailbox that is full
     * over a weekend or a server that is down for some days is forgiven, one that nobody empties costs five mails.
     */
    static final int MOST = 5;

    /**
     * "Disabled" (5.2.1) comes twice before it is believed: some servers say it of mailboxes that are only busy, and an account
     * that was closed by mistake is open again by the next digest.
     */
    static final int MOST_DISABLED = 2;

    /** A count is forgotten after so long without a bounce; longer than a month, so that monthly digests count as well. */
    static final Duration FORGOTTEN = Duration.ofDays(45);

    /**
     * A digest that was handed over and has not come back for so long has arrived: mail servers give up after four to five
     * days (RFC 5321 section 4.5.4.1).
     */
    static final Duration ARRIVED = Duration.ofDays(7);

    /** How many mails of other readers are looked at to tell a mailbox that is ill from a relay that is. */
    private static final int NEIGHBOURS = 100;

    private static final String CAME_BACK =
            """
            select d.created_at, bool_or(r.kind = 'disabled') disabled
              from delivery d join mail_report r on r.delivery_id = d.id
             where d.subscriber_id = ? and d.kind = 'digest' and r.kind in ('soft', 'disabled')
               and d.created_at > (
                select coalesce(greatest(s.confirmed_at, max(a.created_at)), '-infinity')
                  from subscriber s left join delivery a
                    on a.subscriber_id = s.id and a.kind = 'digest' and a.state = 'sent' and a.created_at < ?
                 where s.id = ? group by s.id)
             group by d.id order by d.created_at desc, d.id limit ?
            """;

    private static final String NEIGHBOURS_CAME_BACK =
            """
            select count(*) filter (where exists (
                    select from mail_report r where r.delivery_id = n.id and r.kind in ('soft', 'disabled'))) * 2 > count(*)
              from (select id from delivery
                     where kind = 'digest' and state in ('sent', 'failed') and subscriber_id <> ? and created_at <= ?
                       and created_at > ?
                     order by created_at desc, id desc limit ?) n
            """;

    private SoftBounces() {}

    /** Why the reader is to be stopped, if so. */
    static Optional<StopReason> weigh(Connection connection, long subscriberId, Instant now) throws SQLException {
        int count = 0;
        int disabled = 0;
        Instant earliest = now;
        try (PreparedStatement query =
                        Sql.prepare(connection, CAME_BACK, subscriberId, now.minus(ARRIVED), subscriberId, MOST);
                ResultSet row = query.executeQuery()) {
            while (row.next() && Sql.instant(row, "created_at").isAfter(earliest.minus(FORGOTTEN))) {
                count++;
                disabled += row.getBoolean("disabled") ? 1 : 0;
                earliest = Sql.instant(row, "created_at");
            }
        }
        if (disabled >= MOST_DISABLED) {
            return Optional.of(StopReason.DISABLED);
        }
        return count >= MOST && !othersCameBack(connection, subscriberId, earliest)
                ? Optional.of(StopReason.SOFT_BOUNCES)
                : Optional.empty();
    }

    /** When most of what left with the first of them came back too, the fault is on our side of the mailboxes. */
    private static boolean othersCameBack(Connection connection, long subscriberId, Instant at) throws SQLException {
        try (PreparedStatement query = Sql.prepare(
                        connection, NEIGHBOURS_CAME_BACK, subscriberId, at, at.minus(Duration.ofDays(1)), NEIGHBOURS);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
