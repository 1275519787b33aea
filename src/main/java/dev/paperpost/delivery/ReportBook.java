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

    private static final String FIND =
            "select id, subscriber_id from delivery where id = any (?) order by array_position(?, id) limit 1";
    private static final String NOTE =
            """
            update delivery set last_reply = ?, state = case when ? and state = 'sent' then 'failed' else state end
             where id = ?
            """;

    private record Subject(UUID deliveryId, long subscriberId) {}

    private final DataSource database;
    private final ReaderStop stops;

    ReportBook(DataSource database, ReaderStop stops) {
        this.database = database;
        this.stops = stops;
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
        boolean stopped = report.gone()
                && stops.stop(connection, subject.subscriberId(), StopReason.NO_SUCH_ADDRESS, report.codes());
        note(connection, subject, words("came back", report), true);
        if (stopped) {
            return stopped(report, subject, "The address does not exist; its reader gets no more mail.");
        }
        return receipt(
                report,
                subject,
                "noted",
                report.gone()
                        ? "The address does not exist; its reader got no more mail before this."
                        : "The mail did not arrive, but the address may well exist; its reader stays subscribed.");
    }

    private ReportReceipt complaint(Connection connection, Report report, Subject subject) throws SQLException {
        boolean stopped = stops.stop(connection, subject.subscriberId(), StopReason.COMPLAINT, report.codes());
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
