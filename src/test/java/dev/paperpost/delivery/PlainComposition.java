package dev.paperpost.delivery;

import dev.paperpost.mail.MailComposer;
import dev.paperpost.mail.OutgoingMail;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Composes the plainest mail there is, but letters as they are; a reader's address says when to do something else. */
@Alternative
@Singleton
class PlainComposition extends Composition {

    private final DataSource database;

    PlainComposition(DataSource database, MailComposer composer) {
        super(composer);
        this.database = database;
    }

    @Override
    Prepared prepare(List<Claim> claims) {
        return Prepared.NOTHING;
    }

    @Override
    Optional<OutgoingMail> of(Claim claim, Prepared prepared) {
        if (claim.digestId() == null && claim.tokenId() == null) {
            return super.of(claim, prepared);
        }
        String to = address(claim.subscriberId());
        if (to.startsWith("unwilling")) {
            return Optional.empty();
        }
        if (to.startsWith("uncomposable")) {
            throw new IllegalStateException("no template");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", "<" + claim.id() + "@paperpost.example>");
        headers.put(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(claim.dated().atOffset(ZoneOffset.UTC)));
        if (to.startsWith("injected")) {
            headers.put("X-Note", "hello\r\nBcc: victim@example.org");
        }
        return Optional.of(new OutgoingMail(to, "Papers", "Hello\n", "<p>Hello</p>\n", headers));
    }

    private String address(long subscriberId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        Sql.prepare(connection, "select email from subscriber where id = ?", subscriberId);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
