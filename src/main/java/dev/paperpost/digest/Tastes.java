package dev.paperpost.digest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.paperpost.digest.Taste.Opinion;
import dev.paperpost.interest.Traits;
import dev.paperpost.platform.SqlArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The tastes of those few readers who have said what they want more or less of, and the order these give to what matches them. Call
 * within a transaction. Thread-safe.
 */
@ApplicationScoped
class Tastes {

    /** The latest opinions of a reader count. */
    private static final int MOST_OPINIONS = 50;

    /** So many of a reader's papers, the best ones, are compared with the opinions. */
    private static final int MOST_WEIGHED = 500;

    private static final int TRAITS_KEPT = 2_000;
    private static final Duration TRAITS_KEPT_FOR = Duration.ofHours(1);

    private static final String OPINIONS = "select f.* from unnest(?) as r (id) cross join lateral"
            + " (select subscriber_id, paper_id, more from feedback where subscriber_id = r.id"
            + " order by given_at desc, paper_id desc limit " + MOST_OPINIONS + ") f";

    private final DataSource database;
    private final Cache<Long, Traits> traits = Caffeine.newBuilder()
            .maximumSize(TRAITS_KEPT)
            .expireAfterWrite(TRAITS_KEPT_FOR)
            .build();

    Tastes(DataSource database) {
        this.database = database;
    }

    private record Said(long subscriberId, long paperId, boolean more) {}

    /** Readers who have said nothing are missing from the answer. */
    Map<Long, Taste> of(Collection<Long> subscriberIds) {
        List<Said> said = said(subscriberIds);
        Map<Long, Traits> known =
                traits(said.stream().map(Said::paperId).distinct().toList());
        return said.stream()
                .collect(Collectors.groupingBy(
                        Said::subscriberId,
                        Collectors.mapping(
                                one -> new Opinion(one.paperId(), one.more(), known.get(one.paperId())),
                                Collectors.collectingAndThen(Collectors.toList(), Taste::new))));
    }

    /** The same candidates, ranked by a reader's taste too. */
    List<Candidate> ranked(Taste taste, List<Candidate> candidates) {
        Set<Long> weighed = candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::rank).reversed())
                .map(Candidate::paperId)
                .distinct()
                .limit(MOST_WEIGHED)
                .collect(Collectors.toCollection(HashSet::new));
        Map<Long, Traits> known = traits(weighed);
        return candidates.stream()
                .map(each -> weighed.contains(each.paperId()) ? taste.lean(each, known.get(each.paperId())) : each)
                .toList();
    }

    /** Those of these papers that are notably like a paper, the likest first. */
    List<Long> alike(long paperId, List<Long> among) {
        Map<Long, Traits> known = traits(
                Stream.concat(Stream.of(paperId), among.stream()).distinct().toList());
        Map<Long, Double> likeness = new HashMap<>();
        among.forEach(id -> likeness.put(id, known.get(id).likeness(known.get(paperId))));
        return among.stream()
                .filter(id -> id != paperId && likeness.get(id) > Taste.NOTABLE)
                .sorted(Comparator.comparingDouble((Long id) -> -likeness.get(id)))
                .toList();
    }

    private List<Said> said(Collection<Long> subscriberIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OPINIONS)) {
            select.setArray(1, SqlArrays.of(connection, "bigint", subscriberIds, id -> id));
            List<Said> said = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    said.add(new Said(row.getLong(1), row.getLong(2), row.getBoolean(3)));
                }
            }
            return said;
        } catch (SQLException e) {
            throw new IllegalStateException("what readers said of papers cannot be read", e);
        }
    }

    private Map<Long, Traits> traits(Collection<Long> paperIds) {
        Map<Long, Traits> known = new HashMap<>(traits.getAllPresent(paperIds));
        List<Long> others =
                paperIds.stream().filter(id -> !known.containsKey(id)).toList();
        if (others.isEmpty()) {
            return known;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(StoredText.SELECT + " from paper where id = any (?)")) {
            select.setArray(1, SqlArrays.of(connection, "bigint", others, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    StoredText paper = StoredText.read(row);
                    known.put(paper.id(), Traits.of(paper.text()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("papers cannot be compared", e);
        }
        others.forEach(id -> traits.put(id, known.get(id)));
        return known;
    }
}
