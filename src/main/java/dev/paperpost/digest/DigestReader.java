package dev.paperpost.digest;

import dev.paperpost.platform.Messages;
import dev.paperpost.platform.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Reads stored digests, as many as are asked for at once. Call within a transaction. */
@ApplicationScoped
class DigestReader {

    private static final String HEADS =
            """
            select d.id, d.subscriber_id, d.slot, d.due_at, d.full_count, d.window_from, d.window_until,
                   d.trending, s.time_zone, s.locale, c.content as completeness, d.welcome
              from digest d join subscriber s on s.id = d.subscriber_id left join completeness c on c.key = d.completeness_key
             where d.id = any (?)
            """;

    private static final String LINES =
            """
            select digest_id, paper_id, position, interest_id, also, score, revision
              from digest_paper where digest_id = any (?) order by digest_id, position
            """;

    private static final String LEANINGS =
            "select digest_id, paper_id, because, more from leaning where digest_id = any (?)";

    /** In the reader's own words; in canonical ones when the reader has dropped the interest since. */
    private static final String ASKED =
            """
            select k.subscriber, k.interest, coalesce(si.text, i.canonical) as text, coalesce(si.muted, false) as muted
              from unnest(?, ?) as k (subscriber, interest) left join interest i on i.id = k.interest
              left join subscription_interest si on si.interest_id = k.interest and si.subscriber_id = k.subscriber
            """;

    private final DataSource database;
    private final ParsedInterests parsed = new ParsedInterests();

    DigestReader(DataSource database) {
        this.database = database;
    }

    Map<Long, DigestHead> heads(Collection<Long> digestIds, UnaryOperator<Locale> language) {
        Map<Long, DigestHead> heads = new LinkedHashMap<>();
        Map<String, Completeness> said = new HashMap<>();
        query(HEADS, digestIds, row -> {
            ZoneId zone = ZoneId.of(row.getString("time_zone"));
            Locale locale = language.apply(Locale.forLanguageTag(row.getString("locale")));
            String json = row.getString("completeness");
            heads.put(
                    row.getLong("id"),
                    new DigestHead(
                            row.getLong("id"),
                            row.getLong("subscriber_id"),
                            row.getObject("slot", LocalDate.class),
                            row.getTimestamp("due_at").toInstant(),
                            row.getInt("full_count"),
                            zone,
                            locale,
                            // None for a digest that was planned before anything was said of sources.
                            json == null
                                    ? ""
                                    : CompletenessWords.of(
                                            said.computeIfAbsent(json, Completeness::ofJson),
                                            zone,
                                            Messages.of(locale)),
                            ids(row.getArray("trending")),
                            Trending.Period.of(
                                    row.getTimestamp("window_from").toInstant(),
                                    row.getTimestamp("window_until").toInstant()),
                            row.getBoolean("welcome")));
        });
        return heads;
    }

    private static List<Long> ids(Array stored) throws SQLException {
        return stored == null ? List.of() : List.of((Long[]) stored.getArray());
    }

    /** By digest, in the order of their positions. */
    Map<Long, List<DigestLine>> lines(Collection<Long> digestIds) {
        Map<Long, List<DigestLine>> lines = new HashMap<>();
        query(LINES, digestIds, row -> lines.computeIfAbsent(row.getLong("digest_id"), id -> new ArrayList<>())
                .add(new DigestLine(
                        row.getLong("paper_id"),
                        row.getInt("position"),
                        row.getLong("interest_id"),
                        (Long[]) row.getArray("also").getArray(),
                        row.getDouble("score"),
                        row.getInt("revision"))));
        return lines;
    }

    /** By digest and paper; most have none. */
    Map<Long, Map<Long, Leaning>> leanings(Collection<Long> digestIds) {
        Map<Long, Map<Long, Leaning>> leanings = new HashMap<>();
        query(LEANINGS, digestIds, row -> leanings.computeIfAbsent(row.getLong("digest_id"), id -> new HashMap<>())
                .put(row.getLong("paper_id"), new Leaning(row.getLong("because"), row.getBoolean("more"))));
        return leanings;
    }

    /** All interests the lines of these digests name; what nobody has any more is there without a text of its own. */
    Map<AskedKey, AskedInterest> asked(Map<Long, DigestHead> heads, Map<Long, List<DigestLine>> lines) {
        List<AskedKey> keys = heads.values().stream()
                .flatMap(head -> lines.getOrDefault(head.id(), List.of()).stream()
                        .flatMap(DigestLine::interests)
                        .distinct()
                        .map(interest -> new AskedKey(head.subscriberId(), interest)))
                .distinct()
                .toList();
        Map<AskedKey, AskedInterest> asked = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ASKED)) {
            select.setArray(1, SqlArrays.of(connection, "bigint", keys, AskedKey::subscriberId));
            select.setArray(2, SqlArrays.of(connection, "bigint", keys, AskedKey::interestId));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String text = row.getString("text");
                    asked.put(
                            new AskedKey(row.getLong("subscriber"), row.getLong("interest")),
                            text == null
                                    ? AskedInterest.REMOVED
                                    : new AskedInterest(text, parsed.of(text), row.getBoolean("muted")));
                }
            }
            return asked;
        } catch (SQLException e) {
            throw new IllegalStateException("the interests of digests cannot be read", e);
        }
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Collection<Long> digestIds, Reader reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, SqlArrays.of(connection, "bigint", digestIds, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("digests cannot be read", e);
        }
    }
}
