package dev.paperpost.delivery;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Acts on reports about mails of ours, and only on those. */
@Singleton
class ReportBook {

    /** The reader before the mail, as everywhere; else two that take both could wait for each other. */
    private static final String FIND =
            """
            select d.id, d.subscriber_id from delivery d join subscriber s on s.id = d.subscriber_id
             where d.id = any (?) order by array_position(?, d.id) limit 1 for no key update of s
            """;

    private static final String NOTE =
            """
            update delivery set last_reply = ?, state = case when ? and state = 'sent' then 'failed' else state end
             where id = ?
            """;

    private record Subject(UUID deliveryId, long subscriberId) {}

    private final DataSource database;
    private final Bounces bounces;

    ReportBook(DataSource database, Bounces bounces) {
        this.database = database;
        this.bounces = bounces;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    ReportReceipt enter(Report report) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Subject> found = find(connection, report);
            if (found.isEmpty()) {
                return receipt(report, null, "nothing", "It names no mail of ours, so nothing was done.");
            }
            Subject subject = found.get();
            return switch (report.kind()) {
                case BOUNCE -> bounce(connection, report, subject);
                case COMPLAINT -> complaint(connection, report, subject);
                case DELAYED -> {
                    note(connection, subject, words("late", report), false);
                    yield receipt(report, subject, "noted", "The mail is late and may still arrive.");
                }
                case OTHER ->
                    receipt(
                            report,
                            subject,
                            "nothing",
                            "It names a mail of ours, but is neither a bounce nor a complaint.");
            };
        }
    }

    private ReportReceipt bounce(Connection connection, Report report, Subject subject) throws SQLException {
        Optional<StopReason> stopped = bounces.bounced(
                connection, subject.deliveryId(), subject.subscriberId(), report.bounce(), report.codes());
        note(connection, subject, words("came back", report), true);
        return stopped.isPresent()
                ? stopped(report, subject, sentence(stopped.get().words) + "; its reader gets no more mail.")
                : receipt(report, subject, "noted", noted(report.bounce()));
    }

    private static String noted(BounceKind bounce) {
        return switch (bounce) {
            case HARD ->
                "The address did not exist; its reader got no more mail before this, or has confirmed it since.";
            case DISABLED, SOFT ->
                "The mail did not arrive, but the address may well exist; its reader stays subscribed.";
            case NONE -> "The mail did not arrive, for a reason that is never held against its reader.";
        };
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private ReportReceipt complaint(Connection connection, Report report, Subject subject) throws SQLException {
        boolean stopped = bounces.complained(connection, subject.deliveryId(), subject.subscriberId(), report.codes());
        note(connection, subject, StopReason.COMPLAINT.words, false);
        return stopped
                ? stopped(report, subject, "The reader complained and gets no more mail.")
                : receipt(report, subject, "noted", "The reader complained; no mail went there before this.");
    }

    private static Optional<Subject> find(Connection connection, Report report) throws SQLException {
        var named = connection.createArrayOf("uuid", report.named().toArray());
        try (PreparedStatement query = Sql.prepare(connection, FIND, named, named);
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(new Subject(row.getObject("id", UUID.class), row.getLong("subscriber_id")))
                    : Optional.empty();
        }
    }

    private static String words(String what, Report report) {
        return report.codes().isEmpty() ? what : what + ": " + report.codes();
    }

    private static void note(Connection connection, Subject subject, String words, boolean failed) throws SQLException {
        Sql.update(connection, NOTE, words, failed, subject.deliveryId());
    }

    private static ReportReceipt stopped(Report report, Subject subject, String detail) {
        return receipt(report, subject, "subscriber stopped", detail);
    }

    private static ReportReceipt receipt(Report report, Subject subject, String action, String detail) {
        return new ReportReceipt(
                report.kind().name().toLowerCase(Locale.ROOT),
                report.status(),
                subject == null ? null : subject.deliveryId(),
                action,
                detail);
    }
}
