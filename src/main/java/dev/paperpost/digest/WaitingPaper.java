package dev.paperpost.digest;

import dev.paperpost.interest.PaperText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A paper that waits to be matched.
 *
 * @param backdated whether it came with an archive, so that its matches count as found when it arrived
 */
record WaitingPaper(long id, PaperText text, boolean backdated) {

    private static final String CLAIM = StoredText.SELECT + ", backdated from paper where matched_at is null"
            + " order by id limit ? for no key update skip locked";

    /** The first of those nobody else has claimed; the connection's transaction holds them. */
    static List<WaitingPaper> claim(Connection connection, int most) throws SQLException {
        List<WaitingPaper> papers = new ArrayList<>();
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setInt(1, most);
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    StoredText paper = StoredText.read(rows);
                    papers.add(new WaitingPaper(paper.id(), paper.text(), rows.getBoolean("backdated")));
                }
            }
        }
        return papers;
    }
}
