package dev.paperpost.delivery;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

/** Ends mails that are no longer worth sending. */
@Singleton
class Expiry {

    /** They may have been read, so their papers are not offered again. */
    private static final String GIVE_UP_UNCERTAIN =
            """
            update delivery set state = 'failed', lease_until = null,
                   last_reply = 'whether it arrived was never known; last: ' || coalesce(last_reply, 'the worker stopped')
             where not_after <= ? and (state = 'unknown' or state = 'sending' and lease_until <= ?)
            """;

    /** Nobody has seen these: their papers go back to where the reader's next digest looks for them. */
    private static final String EXPIRE_UNSEEN =
            """
            with gone as (
                update delivery set state = 'expired' where not_after <= ? and state = 'queued'
                returning digest_id),
            unseen as (
                delete from digest_paper p using gone g where p.digest_id = g.digest_id),
            untold as (
                update digest d set trending = null from gone g where d.id = g.digest_id)
            update subscriber s set window_from = least(s.window_from, d.window_from)
              from (select x.subscriber_id, min(x.window_from) window_from
                      from gone g join digest x on x.id = g.digest_id group by x.subscriber_id) d
             where s.id = d.subscriber_id
            """;

    private final DataSource database;
    private final Clock clock;

    Expiry(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void sweep() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, GIVE_UP_UNCERTAIN, now, now);
            Sql.update(connection, EXPIRE_UNSEEN, now);
        }
    }
}
