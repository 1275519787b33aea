package dev.paperpost.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What of a paper can be searched, as it was stored. */
public record PaperWords(String title, String abstractText, List<String> authors, List<String> categories) {

    static PaperWords read(ResultSet row) throws SQLException {
        return new PaperWords(
                row.getString("title"),
                row.getString("abstract_text"),
                List.of((String[]) row.getArray("authors").getArray()),
                List.of((String[]) row.getArray("categories").getArray()));
    }
}
