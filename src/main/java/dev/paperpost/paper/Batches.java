package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Keeps account of what the sources announce each day. Thread-safe, for all nodes. */
@ApplicationScoped
public class Batches {

    private static final String SELECT =
            "select source, day, label, category, due_at, arrived_at, listed, stored from batch ";

    private final DataSource database;

    Batches(DataSource database) {
        this.database = database;
    }

    /** Notes that a batch is awaited, unless it is known already. */
    public void await(String source, String label, String category, LocalDate day, Instant dueAt) {
        update(
                "insert into batch (source, day, label, category, due_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (source, day) do nothing",
                source,
                day,
                label,
                category,
                at(dueAt));
    }

    /** Notes that an awaited batch is here; told again, its numbers only grow. */
    public void arrived(String source, LocalDate day, Integer listed, int stored, Instant now) {
        update(
                "update batch set arrived_at = coalesce(arrived_at, ?), listed = greatest(listed, ?::int),"
                        + " stored = greatest(stored, ?) where source = ? and day = ?",
                at(now),
                listed,
                stored,
                source,
                day);
    }

    /** Awaits nothing any more from sources other than these: nobody will ask them. */
    public void awaitOnly(List<String> sources) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from batch where arrived_at is null and source <> all (?)")) {
            delete.setArray(1, connection.createArrayOf("text", sources.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** The last day known of a source, whether its batch is here or not. */
    public Optional<LocalDate> lastDay(String source) {
        List<Batch> last = select("where source = ? order by day desc limit 1", source);
        return last.stream().map(Batch::day).findFirst();
    }

    /** One batch, if it is known. */
    public Optional<Batch> find(String source, LocalDate day) {
        return select("where source = ? and day = ?", source, day).stream().findFirst();
    }

    /**
     * What happened in a window of time: batches that arrived after its start and until its end, and those that were due
     * by its end and since {@code oldest} and had not arrived by then. In the order of their sources and days.
     */
    public List<Batch> between(Instant from, Instant until, Instant oldest) {
        return select(
                        "where due_at >= ? and due_at <= ? and (arrived_at is null or arrived_at > ?) order by source, day",
                        at(oldest),
                        at(until),
                        at(from))
                .stream()
                .map(batch -> batch.asOf(until))
                .toList();
    }

    /**
     * Batches that were due at most {@code patience} before a moment and have not arrived, of sources that worked within
     * the seven days before: nobody waits for what has been dead for long.
     */
    public List<Batch> awaited(Instant now, Duration patience) {
        return select(
                "b where arrived_at is null and due_at <= ? and due_at > ? and exists (select 1 from batch e"
                        + " where e.source = b.source and e.arrived_at is not null and e.day >= b.day - 7)",
                at(now),
                at(now.minus(patience)));
    }

    private List<Batch> select(String condition, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
            set(select, arguments);
            List<Batch> batches = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime arrived = row.getObject("arrived_at", OffsetDateTime.class);
                    batches.add(new Batch(
                            row.getString("source"),
                            row.getObject("day", LocalDate.class),
                            row.getString("label"),
                            row.getString("category"),
                            row.getObject("due_at", OffsetDateTime.class).toInstant(),
                            arrived == null ? null : arrived.toInstant(),
                            row.getObject("listed", Integer.class),
                            row.getInt("stored")));
                }
            }
            return batches;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private void update(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, arguments);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private static void set(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
