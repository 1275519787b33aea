package dev.paperpost.digest;

import dev.paperpost.interest.PaperIndex;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads stored papers that have been matched into an index. */
final class PaperReader {

    private static final int FETCHED_AT_ONCE = 1_000;
    private static final int PROGRESS = 50_000;

    private PaperReader() {}

    /** The papers that arrived since a moment; only the newest if there are more than so many. */
    static PaperIndex since(Connection connection, Instant from, int most) throws SQLException {
        PaperIndex index = new PaperIndex();
        index.forgetBefore(from);
        try (PreparedStatement select = connection.prepareStatement(StoredText.SELECT
                + ", arrived_at from paper where arrived_at >= ? and matched_at is not null and merged_into is null"
                + " order by arrived_at desc, id desc limit ?")) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setTimestamp(1, Timestamp.from(from));
            select.setInt(2, most);
            try (ResultSet rows = select.executeQuery()) {
                Instant oldest = from;
                for (int read = 1; rows.next(); read++) {
                    oldest = put(rows, index);
                    if (read % PROGRESS == 0) {
                        Log.infof("Read %,d papers for the preview.", read);
                    }
                }
                if (index.size() == most) {
                    index.forgetBefore(oldest.plusSeconds(1));
                }
            }
        }
        return index;
    }

    /**
     * Looks at papers again: those that are stored are put into the index, the others forgotten. Where the index is not
     * complete anyway nothing is read: that may be most of a long archive.
     */
    static void update(Connection connection, PaperIndex index, List<Long> ids) throws SQLException {
        Set<Long> gone = new HashSet<>(ids);
        try (PreparedStatement select = connection.prepareStatement(StoredText.SELECT
                + ", arrived_at from paper where id = any (?) and matched_at is not null and merged_into is null"
                + " and arrived_at >= ?")) {
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            select.setTimestamp(2, Timestamp.from(index.completeFrom()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    put(rows, index);
                    gone.remove(rows.getLong("id"));
                }
            }
        }
        gone.forEach(index::remove);
    }

    private static Instant put(ResultSet rows, PaperIndex index) throws SQLException {
        StoredText paper = StoredText.read(rows);
        Instant arrived = rows.getTimestamp("arrived_at").toInstant();
        index.put(paper.id(), arrived, paper.text());
        return arrived;
    }
}
