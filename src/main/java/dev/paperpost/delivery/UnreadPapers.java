package dev.paperpost.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/** Papers of a digest that never left: they go back to where the reader's next digest looks for them. */
final class UnreadPapers {

    private static final String GIVE_BACK =
            """
            with unread as (delete from digest_paper where digest_id = ?),
                 untold as (update digest set trending = null where id = ?)
            update subscriber s set window_from = least(s.window_from, d.window_from)
              from digest d where d.id = ? and s.id = d.subscriber_id
            """;

    private UnreadPapers() {}

    static void giveBack(Connection connection, long digestId) throws SQLException {
        Sql.update(connection, GIVE_BACK, digestId, digestId, digestId);
    }
}
