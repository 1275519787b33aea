package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/** Goes through the archive in one of its orders and stops when a page is full. Needs a transaction. */
@ApplicationScoped
class ArchiveSearch {

    private static final int FETCHED_AT_ONCE = 200;
    private static final String DAY = "coalesce(announced_on, published_at)";

    private final DataSource database;

    ArchiveSearch(DataSource database) {
        this.database = database;
    }

    /** The keys of a page, and one more when there is a next. See {@link Archive#find(ArchiveQuery, Collection, Instant, Predicate)}. */
    List<Long> page(ArchiveQuery query, Collection<Long> found, Instant before, Predicate<PaperWords> isWanted)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql(query))) {
            OffsetDateTime moment = before.atOffset(ZoneOffset.UTC);
            select.setFetchSize(FETCHED_AT_ONCE);
            select.setObject(1, moment);
            select.setArray(2, connection.createArrayOf("bigint", found.toArray()));
            select.setObject(3, moment);
            if (query.hasSpan()) {
                select.setObject(4, query.from());
                select.setObject(5, query.until());
            }
            try (ResultSet rows = select.executeQuery()) {
                return page(rows, query, isWanted);
            }
        }
    }

    private static String sql(ArchiveQuery query) {
        return "select id, arrived_at < ? as early, title, abstract_text, authors, categories from paper"
                + " where merged_into is null and (id = any (?) or arrived_at < ?)"
                + (query.hasSpan() ? " and " + DAY + " between ? and ?" : "")
                + " order by " + query.order(DAY);
    }

    private static List<Long> page(ResultSet rows, ArchiveQuery query, Predicate<PaperWords> isWanted)
            throws SQLException {
        List<Long> page = new ArrayList<>();
        int skipped = 0;
        int toSkip = (query.page() - 1) * query.limit();
        while (page.size() <= query.limit() && rows.next()) {
            if (rows.getBoolean("early") && !isWanted.test(PaperWords.read(rows))) {
                continue;
            }
            if (skipped < toSkip) {
                skipped++;
            } else {
                page.add(rows.getLong("id"));
            }
        }
        return page;
    }
}
