package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What sources ask about works that are here. Thread-safe. */
@ApplicationScoped
public class KnownWorks {

    private final DataSource database;

    KnownWorks(DataSource database) {
        this.database = database;
    }

    /** Of these identifiers, in any spelling, those that belong to a work that is here; as they were given. */
    public Set<String> known(Collection<String> ids) {
        Map<String, List<String>> byIdentifier = new HashMap<>();
        ids.forEach(id -> byIdentifier
                .computeIfAbsent(WorkId.parse(id).identifier(), key -> new ArrayList<>())
                .add(id));
        Set<String> known = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select identifier from paper_identifier where identifier = any (?)")) {
            select.setArray(
                    1, connection.createArrayOf("text", byIdentifier.keySet().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.addAll(byIdentifier.get(rows.getString(1)));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** arXiv identifiers of works that arrived since then and of which no category is known, the latest first. */
    public List<String> withoutCategories(Instant since, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select arxiv_id from paper"
                        + " where arrived_at >= ? and arxiv_id is not null and categories = '{}' and merged_into is null"
                        + " order by arrived_at desc, id desc limit ?")) {
            select.setObject(1, since.atOffset(ZoneOffset.UTC));
            select.setInt(2, limit);
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    /** Ranks these works as trending, the first one best, and no others. */
    public void trending(List<String> ids) {
        List<String> identifiers =
                ids.stream().map(id -> WorkId.parse(id).identifier()).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "with ranked as (select i.paper_id as id, min(t.rank)::int as rank from unnest(?::text[])"
                                + " with ordinality as t (identifier, rank) join paper_identifier i using (identifier)"
                                + " group by i.paper_id)"
                                + " update paper p set trending_rank = r.rank from paper q left join ranked r on r.id = q.id"
                                + " where p.id = q.id and (q.trending_rank is not null or r.id is not null)"
                                + " and q.trending_rank is distinct from r.rank")) {
            update.setArray(1, connection.createArrayOf("text", identifiers.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
