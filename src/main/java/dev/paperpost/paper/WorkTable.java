package dev.paperpost.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The statements behind {@link PaperStore}, each for a whole batch. The connection belongs to the caller's transaction. */
@ApplicationScoped
class WorkTable {

    /** Any number will do, as long as nothing else of Paperpost locks it. */
    private static final long STORE_LOCK = 0x7061706572L;

    private static final int SEQUENCE_STEP = 50;

    private static final String LOAD = "select p.*, i.identifiers, s.sources from paper p"
            + " cross join lateral (select array_agg(identifier) as identifiers from paper_identifier"
            + " where paper_id = p.id) i"
            + " cross join lateral (select array_agg(source) as sources from paper_source where paper_id = p.id) s"
            + " where %s order by p.id for no key update of p";

    private static final String BY_IDENTIFIER =
            LOAD.formatted("p.id in (select paper_id from paper_identifier where identifier = any (?))");

    /** One more of a title than are looked at, so that a title with too many is seen to have too many. */
    private static final String BY_TITLE = LOAD.formatted("p.id in (select same.id from unnest(?::uuid[]) as t (key)"
            + " cross join lateral (select id from paper where title_key = t.key limit "
            + (TitleMatch.MOST_CANDIDATES + 1) + ") same) and p.id <> all (?)");

    private static final String WRITE =
            "insert into paper (id, external_id, title, abstract_text, authors, author_count,"
                    + " categories, primary_category, published_at, announced_on, doi, arxiv_id, url, pdf_url, code_url,"
                    + " organization, upvotes, comments, summary, version, title_key, late, arrived_at, updated_at,"
                    + " backdated, matched_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (id) do update set title = excluded.title, abstract_text = excluded.abstract_text,"
                    + " authors = excluded.authors, author_count = excluded.author_count, categories = excluded.categories,"
                    + " primary_category = excluded.primary_category, published_at = excluded.published_at,"
                    + " announced_on = excluded.announced_on, doi = excluded.doi, arxiv_id = excluded.arxiv_id,"
                    + " url = excluded.url, pdf_url = excluded.pdf_url, code_url = excluded.code_url,"
                    + " organization = excluded.organization, upvotes = excluded.upvotes, comments = excluded.comments,"
                    + " summary = excluded.summary, version = excluded.version, title_key = excluded.title_key,"
                    + " updated_at = excluded.updated_at,"
                    + " matched_at = case when excluded.matched_at is null then null else paper.matched_at end";

    private static final String IDENTIFY = "insert into paper_identifier (identifier, paper_id)"
            + " select * from unnest(?::text[], ?::bigint[]) on conflict (identifier) do nothing";

    private static final String SEEN = "insert into paper_source (paper_id, source, url, first_seen_at, last_seen_at)"
            + " select paper_id, source, url, ?, ? from unnest(?::bigint[], ?::text[], ?::text[]) as seen (paper_id, source, url)"
            + " on conflict (paper_id, source) do update set last_seen_at = excluded.last_seen_at,"
            + " url = coalesce(excluded.url, paper_source.url)";

    /**
     * Lets one writer in at a time until its transaction ends. Whether a work is known is a question over several
     * identifiers at once, which no unique index can answer for two writers who see half of them each.
     */
    void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + STORE_LOCK + ")");
        }
    }

    /** The works that sightings may be of. */
    Collection<Work> load(Connection connection, Collection<Claim> claims) throws SQLException {
        List<String> identifiers =
                claims.stream().flatMap(claim -> claim.identifiers().stream()).toList();
        List<Work> works;
        try (PreparedStatement statement = connection.prepareStatement(BY_IDENTIFIER)) {
            statement.setArray(1, texts(connection, identifiers));
            works = works(statement);
        }
        Set<String> known = new HashSet<>();
        works.forEach(work -> known.addAll(work.identifiers));
        List<UUID> titles = claims.stream()
                .filter(claim -> Collections.disjoint(claim.identifiers(), known) && claim.title() != null)
                .map(Claim::title)
                .distinct()
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(BY_TITLE)) {
            statement.setArray(1, connection.createArrayOf("uuid", titles.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", works.stream().map(work -> work.id).toArray()));
            works.addAll(works(statement));
        }
        return works;
    }

    private static List<Work> works(PreparedStatement statement) throws SQLException {
        List<Work> works = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                works.add(read(rows));
            }
        }
        return works;
    }

    /** Gives each new work its key, in blocks as large as the sequence's step. */
    void number(Connection connection, Collection<Work> works) throws SQLException {
        List<Work> added = works.stream().filter(work -> work.id == null).toList();
        int blocks = (added.size() + SEQUENCE_STEP - 1) / SEQUENCE_STEP;
        try (PreparedStatement statement =
                connection.prepareStatement("select nextval('paper_seq') from generate_series(1, ?)")) {
            statement.setInt(1, blocks);
            try (ResultSet rows = statement.executeQuery()) {
                for (int i = 0; i < added.size(); i++) {
                    if (i % SEQUENCE_STEP == 0) {
                        rows.next();
                    }
                    added.get(i).id = rows.getLong(1) + i % SEQUENCE_STEP;
                }
            }
        }
    }

    void write(Connection connection, List<Work> works, Arrival arrival, Instant now) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement(WRITE)) {
            for (Work work : works) {
                row.setLong(1, work.id);
                row.setString(2, work.externalId);
                row.setString(3, work.title);
                row.setString(4, work.abstractText);
                row.setArray(5, texts(connection, work.authors));
                row.setInt(6, work.authorCount);
                row.setArray(7, texts(connection, work.categories));
                row.setString(8, work.primaryCategory);
                row.setObject(9, work.publishedAt, Types.DATE);
                row.setObject(10, work.announcedOn, Types.DATE);
                row.setString(11, work.doi);
                row.setString(12, work.arxivId);
                row.setString(13, work.url);
                row.setString(14, work.pdfUrl);
                row.setString(15, work.codeUrl);
                row.setString(16, work.organization);
                row.setObject(17, work.upvotes, Types.INTEGER);
                row.setObject(18, work.comments, Types.INTEGER);
                row.setString(19, work.summary);
                row.setObject(20, work.version, Types.INTEGER);
                row.setObject(21, work.authors.isEmpty() ? null : work.titleKey, Types.OTHER);
                row.setBoolean(22, arrival == Arrival.LATE);
                row.setObject(23, arrival.moment(work, now).atOffset(ZoneOffset.UTC));
                row.setObject(24, now.atOffset(ZoneOffset.UTC));
                row.setBoolean(25, arrival == Arrival.BACKFILL && work.toMatch());
                row.setObject(26, work.toMatch() ? null : now.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    void identify(Connection connection, Map<String, Work> identifiers) throws SQLException {
        List<Long> ids = identifiers.values().stream().map(work -> work.id).toList();
        try (PreparedStatement statement = connection.prepareStatement(IDENTIFY)) {
            statement.setArray(1, texts(connection, identifiers.keySet()));
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.execute();
        }
    }

    void seen(Connection connection, Collection<Sighting> sightings, Instant now) throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        for (Sighting sighting : sightings) {
            ids.add(sighting.work().id);
            sources.add(sighting.source());
            urls.add(sighting.url());
        }
        OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            statement.setObject(1, moment);
            statement.setObject(2, moment);
            statement.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
            statement.setArray(4, texts(connection, sources));
            statement.setArray(5, texts(connection, urls));
            statement.execute();
        }
    }

    /** A source that listed a work. */
    record Sighting(Work work, String source, String url) {}

    private static Work read(ResultSet row) throws SQLException {
        Work work = new Work(row.getString("external_id"));
        work.id = row.getLong("id");
        work.title = row.getString("title");
        work.abstractText = row.getString("abstract_text");
        work.authors = texts(row.getArray("authors"));
        work.authorCount = row.getInt("author_count");
        work.categories = texts(row.getArray("categories"));
        work.primaryCategory = row.getString("primary_category");
        work.publishedAt = row.getObject("published_at", LocalDate.class);
        work.announcedOn = row.getObject("announced_on", LocalDate.class);
        work.doi = row.getString("doi");
        work.arxivId = row.getString("arxiv_id");
        work.url = row.getString("url");
        work.pdfUrl = row.getString("pdf_url");
        work.codeUrl = row.getString("code_url");
        work.organization = row.getString("organization");
        work.upvotes = row.getObject("upvotes", Integer.class);
        work.comments = row.getObject("comments", Integer.class);
        work.summary = row.getString("summary");
        work.version = row.getObject("version", Integer.class);
        work.arrivedAt = row.getObject("arrived_at", OffsetDateTime.class).toInstant();
        work.titleKey = row.getObject("title_key", UUID.class);
        work.identifiers.addAll(texts(row.getArray("identifiers")));
        work.sources.addAll(texts(row.getArray("sources")));
        return work;
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
