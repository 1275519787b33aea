package dev.paperpost.digest;

import dev.paperpost.subscription.Letters;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Finds readers for whom nothing has matched in four weeks, and has a letter written to each. Every reader is looked at once in
 * four weeks, when the weeks that began with their last digest may be over; each by one node.
 */
@ApplicationScoped
public class QuietWeeks {

    private static final int BATCH = 500;

    /** A letter later than this would speak of weeks long gone. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    /**
     * The weeks begin anew with a digest and when a pause ends. What has matched and is not yet in a digest comes with the next,
     * so it is looked again after that. While no paper arrives at all, nobody is told that none matched.
     */
    private static final String LOOK =
            """
            with clock as (select cast(? as timestamptz) as now, cast(? as interval) as weeks),
            due as materialized (
                select w.subscriber_id, w.look_at - c.weeks as began from quiet_watch w, clock c
                 where w.look_at <= c.now order by w.look_at limit ? for update of w skip locked),
            seen as materialized (
                select d.subscriber_id, d.began, s.status = 'active' as active, s.next_digest_at,
                       greatest((select max(g.planned_at) from digest g where g.subscriber_id = d.subscriber_id
                                  and g.slot >= cast(d.began - interval '2 days' as date) and g.total_count > 0
                                  and g.planned_at > d.began),
                                (select p.ends from (select cast(s.paused_until as timestamp) at time zone s.time_zone as ends) p
                                  where p.ends > d.began)) as later,
                       exists (select from subscription_interest i join interest_match m on m.interest_id = i.interest_id
                                where i.subscriber_id = d.subscriber_id and m.found_at > d.began) as matched
                  from due d join subscriber s on s.id = d.subscriber_id),
            quiet as materialized (
                select s.* from seen s, clock c where s.active and s.later is null and not s.matched
                   and exists (select from paper where arrived_at > c.now - c.weeks)),
            ended as (
                delete from quiet_watch w using seen s where w.subscriber_id = s.subscriber_id and not s.active),
            again as (
                update quiet_watch w set look_at = case
                       when s.later is not null then s.later + c.weeks
                       when exists (select from quiet q where q.subscriber_id = s.subscriber_id) then c.now + c.weeks
                       else greatest(s.next_digest_at, c.now) + interval '24 hours' end
                  from seen s, clock c where w.subscriber_id = s.subscriber_id and s.active),
            written as (
                insert into letter (id, kind, subscriber_id, occasion, due_at, not_after, created_at)
                select nextval('letter_seq'), 'quiet', q.subscriber_id, q.began, c.now, c.now + cast(? as interval), c.now
                  from quiet q, clock c
                on conflict (subscriber_id, kind, occasion) do nothing returning id)
            select (select count(*) from due), (select count(*) from written)
            """;

    private final DataSource database;
    private final Clock clock;

    QuietWeeks(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Looks at all whose four weeks may be over; in batches, each a transaction of its own. */
    @Scheduled(every = "1m", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        long told = 0;
        Looked looked;
        do {
            looked = QuarkusTransaction.requiringNew().call(this::look);
            told += looked.told();
        } while (looked.readers() == BATCH);
        if (told > 0) {
            Log.infof("Nothing has matched for %d readers in four weeks; each gets a letter.", told);
        }
    }

    private record Looked(long readers, long told) {}

    private Looked look() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setObject(1, now.atOffset(ZoneOffset.UTC));
            look.setString(2, Letters.QUIET.toString());
            look.setInt(3, BATCH);
            look.setString(4, WORTH_SENDING.toString());
            try (ResultSet row = look.executeQuery()) {
                row.next();
                return new Looked(row.getLong(1), row.getLong(2));
            }
        }
    }

    /** Whether a digest was planned for a reader since then; so a letter is not sent that has become untrue. */
    public boolean ended(long subscriberId, Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select exists (select from digest"
                        + " where subscriber_id = ? and planned_at > ? and total_count > 0)")) {
            query.setLong(1, subscriberId);
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("digests cannot be read", e);
        }
    }
}
