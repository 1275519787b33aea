package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Paper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Digests as they were planned, made readable from stored ids each time they are looked at. Thread-safe. */
@ApplicationScoped
public class Digests {

    /** The most papers the web view lists; the mail shows at most 100. */
    private static final int MOST_LISTED = 1_000;

    private final EntityManager entities;
    private final Archive archive;
    private final EntryPresenter presenter = new EntryPresenter();

    Digests(EntityManager entities, Archive archive) {
        this.entities = entities;
        this.archive = archive;
    }

    /** The digest as the mail shows it: the papers chosen for it, the others counted. */
    @Transactional
    public Optional<DigestContent> content(long digestId) {
        return head(digestId).map(head -> content(head, head.get("full_count", Integer.class)));
    }

    /** The digest with all its papers, as the web view lists them. */
    @Transactional
    public Optional<DigestContent> all(long digestId) {
        return head(digestId).map(head -> content(head, MOST_LISTED));
    }

    private DigestContent content(Tuple head, int listed) {
        long digestId = head.get("id", Long.class);
        long subscriberId = head.get("subscriber_id", Long.class);
        Map<Long, AskedInterest> asked = new LinkedHashMap<>();
        Map<Long, List<Entry>> entries = new LinkedHashMap<>();
        Map<Long, Integer> more = new LinkedHashMap<>();
        List<Tuple> rows = papers(digestId);
        Map<Long, Paper> papers = archive.byIds(rows.stream()
                .filter(row -> row.get("position", Integer.class) <= listed)
                .map(row -> row.get("paper_id", Long.class))
                .toList());
        int shown = 0;
        for (Tuple row : rows) {
            long interestId = row.get("interest_id", Long.class);
            Paper paper = papers.get(row.get("paper_id", Long.class));
            entries.computeIfAbsent(interestId, id -> new ArrayList<>());
            if (paper == null) {
                more.merge(interestId, 1, Integer::sum);
                continue;
            }
            shown++;
            List<AskedInterest> matched = Stream.concat(Stream.of(interestId), Stream.of(row.get("also", Long[].class)))
                    .map(id -> asked.computeIfAbsent(id, i -> asked(subscriberId, i)))
                    .toList();
            entries.get(interestId).add(presenter.present(paper, matched, occasion(paper, row)));
        }
        List<DigestContent.Group> groups = new ArrayList<>();
        entries.forEach((interestId, group) -> groups.add(new DigestContent.Group(
                asked.computeIfAbsent(interestId, i -> asked(subscriberId, i)).text(),
                group,
                more.getOrDefault(interestId, 0))));
        return new DigestContent(
                digestId,
                subscriberId,
                head.get("slot", LocalDate.class),
                head.get("due_at", Instant.class),
                ZoneId.of(head.get("time_zone", String.class)),
                Locale.forLanguageTag(head.get("locale", String.class)),
                groups,
                shown,
                rows.size(),
                completeness(head));
    }

    private static Entry.Occasion occasion(Paper paper, Tuple row) {
        if (row.get("revision", Integer.class) > 0) {
            return Entry.Occasion.REVISED;
        }
        return paper.late() ? Entry.Occasion.LATE : Entry.Occasion.NEW;
    }

    /** Empty for a digest that was planned before anything was said of sources. */
    private static String completeness(Tuple head) {
        String json = head.get("completeness", String.class);
        return json == null
                ? ""
                : CompletenessWords.of(Completeness.ofJson(json), ZoneId.of(head.get("time_zone", String.class)));
    }

    @SuppressWarnings("unchecked")
    private Optional<Tuple> head(long digestId) {
        return entities.createNativeQuery(
                        "select d.id, d.subscriber_id, d.slot, d.due_at, d.full_count, s.time_zone, s.locale,"
                                + " cast(d.completeness as text) as completeness"
                                + " from digest d join subscriber s on s.id = d.subscriber_id where d.id = :id",
                        Tuple.class)
                .setParameter("id", digestId)
                .getResultStream()
                .findFirst();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> papers(long digestId) {
        return entities.createNativeQuery(
                        "select paper_id, position, interest_id, also, revision from digest_paper where digest_id = :id"
                                + " order by position",
                        Tuple.class)
                .setParameter("id", digestId)
                .getResultList();
    }

    /** In the reader's own words; in canonical ones when the reader has dropped the interest since. */
    private AskedInterest asked(long subscriberId, long interestId) {
        String text = (String) entities.createNativeQuery(
                        "select coalesce(si.text, i.canonical) from interest i left join subscription_interest si"
                                + " on si.interest_id = i.id and si.subscriber_id = :s where i.id = :i",
                        String.class)
                .setParameter("s", subscriberId)
                .setParameter("i", interestId)
                .getSingleResult();
        return new AskedInterest(text, Interest.parse(text));
    }
}
