package dev.paperpost.delivery;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Puts readers, tokens and digests into the database as the other rooms would, and looks at what became of them. */
@Singleton
class Readers {

    private static final String SUBSCRIBER =
            """
            insert into subscriber (id, email, email_key, status, cadence, hour, time_zone, locale, max_papers, created_at, confirmed_at,
                                    next_digest_at, window_from)
            values (nextval('subscriber_seq'), ?, lower(?), 'active', 'daily', 7, 'UTC', 'en', 20, ?, ?, ?, ?) returning id
            """;
    private static final String DIGEST =
            """
            insert into digest (id, subscriber_id, slot, due_at, window_from, window_until, full_count, total_count, planned_at)
            values (nextval('digest_seq'), ?, (select current_date + count(*)::int from digest where subscriber_id = ?), ?, ?, ?, 1, 1, ?)
            returning id
            """;
    private static final String TOKEN =
            """
            insert into token (id, purpose, subscriber_id, hash, nonce, created_at, expires_at)
            values (nextval('token_seq'), 'confirm', ?, ?, ?, ?, ?) returning id
            """;
    private static final String PAPER =
            """
            insert into paper (id, external_id, title, abstract_text, author_count, arrived_at, updated_at)
            values (nextval('paper_seq'), ?, 'A title', 'An abstract', 0, ?, ?) returning id
            """;

    private final DataSource database;

    Readers(DataSource database) {
        this.database = database;
    }

    long reader(String email) {
        Instant now = Instant.now();
        return number(SUBSCRIBER, email, email, now, now, now.plus(Duration.ofDays(1)), now);
    }

    long digest(long reader) {
        Instant now = Instant.now();
        return number(DIGEST, reader, reader, now, now.minus(Duration.ofDays(1)), now, now);
    }

    long digestFor(String email) {
        return digest(reader(email));
    }

    /** A digest that lists one paper. */
    long digestWithPaper(long reader) {
        Instant now = Instant.now();
        long digest = digest(reader);
        long paper = number(PAPER, "other:" + UUID.randomUUID(), now, now);
        long interest = number(
                "insert into interest (id, canonical, analysis_version, created_at)"
                        + " values (nextval('interest_seq'), ?, 1, ?) returning id",
                UUID.randomUUID().toString(),
                now);
        execute(
                "insert into digest_paper (subscriber_id, paper_id, digest_id, position, interest_id, score)"
                        + " values (?, ?, ?, 1, ?, 1)",
                reader,
                paper,
                digest,
                interest);
        return digest;
    }

    long confirmToken(long reader, Duration valid) {
        Instant now = Instant.now();
        byte[] hash = UUID.randomUUID().toString().getBytes();
        return number(TOKEN, reader, hash, hash, now, now.plus(valid));
    }

    String state(long digest) {
        return text("select state from delivery where digest_id = ?", digest);
    }

    String status(long reader) {
        return text("select status || coalesce(' ' || ended_reason, '') from subscriber where id = ?", reader);
    }

    void execute(String sql, Object... values) {
        try (Connection connection = database.getConnection()) {
            Sql.update(connection, sql, values);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the only row, as text; null when there is no row. */
    String text(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = Sql.prepare(connection, sql, values);
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row, as text. */
    List<String> texts(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = Sql.prepare(connection, sql, values);
                ResultSet row = query.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    void forgetEverything() {
        execute("truncate subscriber, interest, paper, audit, suppression, digest, digest_paper, delivery cascade");
        execute("delete from shared_fact where name = 'brake'");
    }
}
