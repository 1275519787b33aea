package dev.paperpost.web;

import dev.paperpost.delivery.Deliveries;
import dev.paperpost.subscription.Letters;
import dev.paperpost.subscription.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/** What a test knows of readers that only their mails say: the links; and what the database holds. */
@ApplicationScoped
class Readers {

    private final DataSource database;
    private final Recipients recipients;
    private final Letters letters;
    private final Deliveries deliveries;

    Readers(DataSource database, Recipients recipients, Letters letters, Deliveries deliveries) {
        this.database = database;
        this.recipients = recipients;
        this.letters = letters;
        this.deliveries = deliveries;
    }

    long id(String email) {
        return number("select id from subscriber where email = ?", email);
    }

    String status(String email) {
        return texts("select status from subscriber where email = ?", email).get(0);
    }

    /** Path of the newest link that confirms a request. */
    String confirmPath(String email) {
        return path(recipients.confirmation(newestConfirm(email)).orElseThrow().link());
    }

    long newestConfirm(String email) {
        return number("select max(id) from token where purpose = 'confirm' and subscriber_id = ?", id(email));
    }

    String managePath(String email) {
        return path(recipients.links(List.of(id(email))).get(id(email)).manage());
    }

    /** Where to say something of the paper with the smallest number that the reader got. */
    String likePath(String email) {
        return managePath(email) + "/like/"
                + number("select min(paper_id) from digest_paper where subscriber_id = ?", id(email));
    }

    /** Where to mute the first interest of the reader. */
    String mutePath(String email) {
        return managePath(email) + "/mute/"
                + number(
                        "select interest_id from subscription_interest where subscriber_id = ? order by position limit 1",
                        id(email));
    }

    String unsubscribePath(String email) {
        return path(recipients.unsubscribeLink(id(email)));
    }

    /** Path of the link that moves a reader who has just asked for another address. */
    String movePath(String email) {
        deliveries.drain(Duration.ofSeconds(1));
        return path(letters.ofDelivery(newestLetter("address_change", email))
                .orElseThrow()
                .move());
    }

    /** The delivery of the newest letter of a kind. */
    UUID newestLetter(String kind, String email) {
        return UUID.fromString(texts(
                        "select delivery_id from letter where kind = ? and subscriber_id = ? order by id desc",
                        kind,
                        id(email))
                .get(0));
    }

    long newestDigest(String email) {
        return number("select max(id) from digest where subscriber_id = ?", id(email));
    }

    boolean isKnown(String email) {
        return number("select count(*) from subscriber where email = ?", email) > 0;
    }

    void change(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes everything up that is to be sent and calls it off, so that the outbox leaves the tables alone from here on. */
    void silenceTheOutbox() {
        deliveries.drain(Duration.ofSeconds(1));
        change("update delivery set state = 'cancelled' where state in ('queued', 'sending', 'unknown')");
    }

    /** A fingerprint of every table. */
    Map<String, String> everything() {
        Map<String, String> fingerprints = new TreeMap<>();
        for (String table : texts("select cast(table_name as text) from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
            fingerprints.put(
                    table,
                    texts("select coalesce(md5(string_agg(row, '|' order by row)), 'empty') from"
                                    + " (select cast(t as text) as row from " + table + " t) rows")
                            .get(0));
        }
        return fingerprints;
    }

    long number(String sql, Object... values) {
        return Long.parseLong(texts(sql, values).get(0));
    }

    List<String> texts(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static String path(String link) {
        return URI.create(link).getPath();
    }
}
