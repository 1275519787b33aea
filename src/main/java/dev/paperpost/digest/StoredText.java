package dev.paperpost.digest;

import dev.paperpost.interest.PaperText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What of a stored paper the interests look at. */
record StoredText(long id, PaperText text) {

    static final String SELECT = "select id, title, abstract_text, authors, categories";

    static StoredText read(ResultSet row) throws SQLException {
        return new StoredText(
                row.getLong("id"),
                new PaperText(
                        row.getString("title"),
                        row.getString("abstract_text"),
                        List.of((String[]) row.getArray("authors").getArray()),
                        List.of((String[]) row.getArray("categories").getArray())));
    }

    /** The papers that arrived last. */
    static List<PaperText> latest(Connection connection, int count) throws SQLException {
        List<PaperText> papers = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " from paper where merged_into is null order by arrived_at desc, id desc limit " + count)) {
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    papers.add(read(rows).text());
                }
            }
        }
        return papers;
    }
}
