package dev.paperpost.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Where readers want their digests posted as JSON, one place for each reader. Thread-safe. */
@ApplicationScoped
public class Webhooks {

    /** How long the secret before the last change still signs as well. */
    public static final Duration OLD_SECRET = Duration.ofDays(1);

    private static final String READ =
            """
            select w.*, p.id, p.state, p.attempts, p.created_at as planned_at, p.last_reply
              from webhook w left join lateral (
                   select * from webhook_post where subscriber_id = w.subscriber_id order by created_at desc, id desc limit 1) p on true
             where w.subscriber_id = ?
            """;

    /** Another address is another receiver, who gets a secret of its own. */
    private static final String SAVE =
            """
            insert into webhook as w (subscriber_id, url, nonce, created_at) values (?, ?, ?, ?)
            on conflict (subscriber_id) do update set url = excluded.url, failing_since = null, ended_at = null, ended_reason = null,
               nonce = case when w.url = excluded.url then w.nonce else excluded.nonce end,
               old_nonce = case when w.url = excluded.url then w.old_nonce end,
               old_until = case when w.url = excluded.url then w.old_until end,
               created_at = case when w.url = excluded.url then w.created_at else excluded.created_at end
            returning nonce
            """;

    private static final String ROTATE =
            "update webhook set old_nonce = nonce, old_until = ?, nonce = ? where subscriber_id = ? returning nonce";

    private static final String SECRETS = "select url, nonce, case when old_until > ? then old_nonce end as old_nonce"
            + " from webhook where subscriber_id = ?";

    private static final String COUNTS =
            """
            select case when ended_at is null then 'active' else 'ended' end, count(*) from webhook group by 1
            union all select state, count(*) from webhook_post group by state
            """;

    private static final List<String> COUNTED =
            List.of("active", "ended", "queued", "sending", "sent", "failed", "cancelled");

    private final DataSource database;
    private final WebhookAddress addresses;
    private final WebhookSecret secret;
    private final WebhookCourier courier;
    private final Clock clock;

    Webhooks(DataSource database, WebhookAddress addresses, WebhookSecret secret, WebhookCourier courier, Clock clock) {
        this.database = database;
        this.addresses = addresses;
        this.secret = secret;
        this.courier = courier;
        this.clock = clock;
    }

    /**
     * What a test came to.
     *
     * @param said {@code HTTP 204}, or {@code unknown host}, {@code not public}, {@code not encrypted}, {@code connection failed},
     *     {@code no answer}
     */
    public record Test(boolean taken, String said) {}

    /** The webhook of a reader; changes nothing. */
    @Transactional
    public Optional<WebhookView> of(long subscriberId) {
        return first(READ, Webhooks::view, subscriberId);
    }

    /**
     * Digests planned from now on go there. A webhook that had ended begins anew.
     *
     * @return the secret that signs, when it is a new one
     * @throws dev.paperpost.subscription.InvalidRequestException when nothing can be posted to this address
     */
    public Optional<String> save(long subscriberId, String url) {
        // Asks the name service, so no transaction is open; the statement is one by itself.
        URI checked = addresses.read(url);
        byte[] fresh = WebhookSecret.freshNonce();
        return first(SAVE, row -> row.getBytes("nonce"), subscriberId, checked.toString(), fresh, clock.instant())
                .filter(nonce -> Arrays.equals(nonce, fresh))
                .map(secret::text);
    }

    /** A new secret; the one before signs as well for {@link #OLD_SECRET}. Empty when there is no webhook. */
    @Transactional
    public Optional<String> rotate(long subscriberId) {
        Instant until = clock.instant().plus(OLD_SECRET);
        return first(ROTATE, row -> row.getBytes("nonce"), until, WebhookSecret.freshNonce(), subscriberId)
                .map(secret::text);
    }

    /** Nothing is posted any more; what was planned for it is forgotten. False when there is none. */
    @Transactional
    public boolean remove(long subscriberId) {
        try (Connection connection = database.getConnection()) {
            return Sql.update(connection, "delete from webhook where subscriber_id = ?", subscriberId) == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a webhook cannot be removed", e);
        }
    }

    /** Posts a test there and waits for the answer, some seconds at most; no transaction is open. Empty when there is none. */
    public Optional<Test> test(long subscriberId, Locale locale) {
        return first(SECRETS, Webhooks::secrets, clock.instant(), subscriberId)
                .map(webhook -> courier.test(webhook.url(), webhook.nonces(), locale))
                .map(answer -> new Test(answer.taken(), answer.said()));
    }

    /** Webhooks that are active and that have ended, and posts by state, all named, zero included. */
    @Transactional
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        COUNTED.forEach(state -> counts.put(state, 0L));
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(COUNTS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                counts.put(row.getString(1), row.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("webhooks cannot be counted", e);
        }
    }

    private record Secrets(URI url, List<byte[]> nonces) {}

    private static Secrets secrets(ResultSet row) throws SQLException {
        return new Secrets(
                URI.create(row.getString("url")),
                Stream.of(row.getBytes("nonce"), row.getBytes("old_nonce"))
                        .filter(nonce -> nonce != null)
                        .toList());
    }

    private static WebhookView view(ResultSet row) throws SQLException {
        String ended = row.getString("ended_reason");
        String post = row.getString("id");
        return new WebhookView(
                row.getString("url"),
                ended == null ? "active" : ended,
                Sql.instant(row, "created_at"),
                Sql.instant(row, "failing_since"),
                post == null
                        ? null
                        : new WebhookView.Post(
                                post,
                                row.getString("state"),
                                row.getInt("attempts"),
                                Sql.instant(row, "planned_at"),
                                row.getString("last_reply")));
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> first(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = Sql.prepare(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("a webhook cannot be read or changed", e);
        }
    }
}
