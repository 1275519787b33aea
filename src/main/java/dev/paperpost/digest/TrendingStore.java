package dev.paperpost.digest;

import dev.paperpost.digest.Trends.Trend;
import dev.paperpost.platform.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What trends on Hugging Face, a few papers of each day, and who was told of them. Call within a transaction. */
@ApplicationScoped
class TrendingStore {

    /** More than are shown: many a reader has some of them already, as matches. */
    private static final int EACH_DAY = 10;

    /** How long ago a paper may have come and still be news to those who do not look for it. */
    private static final Duration NEWS = Duration.ofDays(7);

    /** A paper can match for so long after it came, and trends soon after. */
    private static final Duration REMEMBERED = Matching.RECENT.plus(NEWS);

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('paperpost trending'))";

    private static final String CHOSEN = "select count(*) from trending where day = ?";

    /** Hugging Face's own ranking first; where it tells none, votes alone. A work is of one day, whatever it was stored as. */
    private static final String CHOOSE = "insert into trending (day, position, paper_id)"
            + " select ?, ? + row_number() over (order by p.trending_rank nulls last, p.upvotes desc, p.id desc), p.id"
            + " from paper p where p.arrived_at > ? and p.arrived_at <= ? and p.upvotes > 0 and p.merged_into is null"
            + " and not exists (select from trending t where t.paper_id = p.id)"
            + " and not exists (select from paper same join trending t on t.paper_id = same.id where same.merged_into = p.id)"
            + " order by 2 limit ?";

    private static final String READ = "select t.day, t.paper_id, w.id as work,"
            + " array(select m.id from paper m where m.merged_into = w.id) as merged"
            + " from trending t join paper p on p.id = t.paper_id join paper w on w.id = coalesce(p.merged_into, p.id)"
            + " where t.day > ? and t.day <= ? order by w.upvotes desc nulls last, t.day desc, t.position";

    /** A fence, so that each reader's few rows are looked up however small the table was when the plan was made. */
    private static final String GOT = "select r.id, d.paper_id from unnest(?) as r (id) cross join lateral"
            + " (select paper_id from digest_paper where subscriber_id = r.id and paper_id = any (?) offset 0) d";

    private static final String TOLD =
            "select distinct unnest(trending) from digest where subscriber_id = ? and trending is not null";

    private final DataSource database;

    TrendingStore(DataSource database) {
        this.database = database;
    }

    /**
     * Chooses what trends on this day unless that is done; nothing where no source tells of votes. When fewer have votes yet, as after a
     * first start, the others follow.
     */
    void choose(Instant now) {
        LocalDate day = Trends.day(now);
        try (Connection connection = database.getConnection()) {
            if (chosen(connection, day) >= EACH_DAY) {
                return;
            }
            // The second of two nodes finds chosen what the first one chose.
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.execute();
            }
            int chosen = chosen(connection, day);
            try (PreparedStatement insert = connection.prepareStatement(CHOOSE)) {
                insert.setObject(1, day);
                insert.setInt(2, chosen);
                insert.setTimestamp(3, Timestamp.from(now.minus(NEWS)));
                insert.setTimestamp(4, Timestamp.from(now));
                insert.setInt(5, Math.max(0, EACH_DAY - chosen));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what trends cannot be chosen", e);
        }
    }

    private static int chosen(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CHOSEN)) {
            select.setObject(1, day);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** What has trended until a moment, as far back as anything of it can still match. */
    Trends until(Instant moment) {
        LocalDate today = Trends.day(moment);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ)) {
            select.setObject(1, today.minusDays(REMEMBERED.toDays()));
            select.setObject(2, today);
            Map<Long, Trend> works = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Set<Long> ids =
                            new HashSet<>(Set.of((Long[]) row.getArray("merged").getArray()));
                    ids.add(row.getLong("work"));
                    // Two that trended were found to be one: it is of the day on which the first of them did.
                    works.merge(
                            row.getLong("work"),
                            new Trend(row.getLong("work"), row.getObject("day", LocalDate.class), ids),
                            Trend::earlier);
                }
            }
            return new Trends(moment, List.copyOf(works.values()));
        } catch (SQLException e) {
            throw new IllegalStateException("what trends cannot be read", e);
        }
    }

    /** Which of these papers were in a digest of each of these readers, as papers that match; readers of none are missing. */
    Map<Long, Set<Long>> got(Collection<Long> readers, Collection<Long> papers) {
        Map<Long, Set<Long>> got = new HashMap<>();
        if (readers.isEmpty() || papers.isEmpty()) {
            return got;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(GOT)) {
            select.setArray(1, SqlArrays.of(connection, "bigint", readers, id -> id));
            select.setArray(2, SqlArrays.of(connection, "bigint", papers, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    got.computeIfAbsent(row.getLong(1), id -> new HashSet<>()).add(row.getLong(2));
                }
            }
            return got;
        } catch (SQLException e) {
            throw new IllegalStateException("what readers have cannot be read", e);
        }
    }

    /** All papers that digests of a reader have told of as trending. */
    Set<Long> told(long reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(TOLD)) {
            select.setLong(1, reader);
            Set<Long> told = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    told.add(row.getLong(1));
                }
            }
            return told;
        } catch (SQLException e) {
            throw new IllegalStateException("what a reader was told of cannot be read", e);
        }
    }
}
