package dev.paperpost.delivery;

import dev.paperpost.subscription.Suppressions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds what came back against its reader, once for each mail and kind. Call within the transaction of the connection, with the
 * reader's row locked, so that two bounces at the same time see each other.
 */
@Singleton
class Bounces {

    private static final String COMPLAINT = "complaint";

    private static final String ENTER =
            "insert into mail_report (delivery_id, kind, reported_at) values (?, ?, ?) on conflict do nothing";

    /** A mail from before the reader last confirmed says nothing: since then a mail has arrived there. */
    private static final String CONFIRMED_SINCE =
            "select d.created_at <= s.confirmed_at from delivery d join subscriber s on s.id = d.subscriber_id where d.id = ?";

    /** Where a mail went that did not go to its reader's own address. */
    private static final String ELSEWHERE =
            "select t.request from letter l join token t on t.id = l.token_id where l.delivery_id = ? and l.kind = 'address_change'";

    private final ReaderStop stops;
    private final Suppressions suppressions;
    private final Clock clock;

    Bounces(ReaderStop stops, Suppressions suppressions, Clock clock) {
        this.stops = stops;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * @param codes for the record that outlives the reader
     * @return why the reader was stopped just now, if so
     */
    Optional<StopReason> bounced(
            Connection connection, UUID deliveryId, long subscriberId, BounceKind kind, String codes)
            throws SQLException {
        boolean news = enter(connection, deliveryId, kind.name().toLowerCase(Locale.ROOT));
        if (!news) {
            return Optional.empty();
        }
        Optional<String> elsewhere = elsewhere(connection, deliveryId);
        if (elsewhere.isPresent() && kind == BounceKind.HARD) {
            suppressions.add(elsewhere.get(), Suppressions.Reason.BOUNCED);
        }
        if (elsewhere.isPresent() || confirmedSince(connection, deliveryId)) {
            return Optional.empty();
        }
        Optional<StopReason> reason =
                switch (kind) {
                    case HARD -> Optional.of(StopReason.NO_SUCH_ADDRESS);
                    case DISABLED, SOFT -> SoftBounces.weigh(connection, subscriberId, clock.instant());
                    case NONE -> Optional.empty();
                };
        return reason.isPresent() && stops.stop(connection, subscriberId, reason.get(), codes)
                ? reason
                : Optional.empty();
    }

    /** Whether the reader was stopped just now. */
    boolean complained(Connection connection, UUID deliveryId, long subscriberId, String feedbackType)
            throws SQLException {
        if (!enter(connection, deliveryId, COMPLAINT)) {
            return false;
        }
        Optional<String> elsewhere = elsewhere(connection, deliveryId);
        elsewhere.ifPresent(address -> suppressions.add(address, Suppressions.Reason.COMPLAINED));
        return elsewhere.isEmpty() && stops.stop(connection, subscriberId, StopReason.COMPLAINT, feedbackType);
    }

    /** Its owner is not the reader, who goes on at the old address. */
    private static Optional<String> elsewhere(Connection connection, UUID deliveryId) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, ELSEWHERE, deliveryId);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private boolean enter(Connection connection, UUID deliveryId, String kind) throws SQLException {
        return Sql.update(connection, ENTER, deliveryId, kind, clock.instant()) == 1;
    }

    private static boolean confirmedSince(Connection connection, UUID deliveryId) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, CONFIRMED_SINCE, deliveryId);
                ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }
}
