package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.paper.Archive;
import dev.paperpost.paper.Paper;
import dev.paperpost.platform.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What matches a reader's interests as it comes in, whether or not a digest has told of it. Thread-safe. */
@ApplicationScoped
public class Feed {

    private static final Duration SPAN = Duration.ofDays(30);
    private static final int LONGEST = 100;

    /** A paper that answers many interests says why for the best of them; all would be long to read and to work out. */
    private static final int REASONS = 5;

    private static final String NEWEST =
            """
            select m.paper_id, min(m.found_at) as first_found,
                   (array_agg(si.text order by m.score desc, si.position))[1:%d] as interests
              from subscription_interest si
              join interest_match m on m.interest_id = si.interest_id and m.found_at > :since
             where si.subscriber_id = :reader
             group by m.paper_id
             order by first_found desc, m.paper_id desc limit %d
            """
                    .formatted(REASONS, LONGEST);

    private final EntityManager entities;
    private final Archive archive;
    private final Clock clock;

    Feed(EntityManager entities, Archive archive, Clock clock) {
        this.entities = entities;
        this.archive = archive;
        this.clock = clock;
    }

    /**
     * The newest first, at most 100 of the last 30 days.
     *
     * @param words of the reader's language
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<FeedItem> newest(long subscriberId, Messages words) {
        List<Tuple> rows = entities.createNativeQuery(NEWEST, Tuple.class)
                .setParameter("since", clock.instant().minus(SPAN))
                .setParameter("reader", subscriberId)
                .getResultList();
        Map<Long, Paper> papers = archive.byIds(
                rows.stream().map(row -> row.get("paper_id", Long.class)).toList());
        Map<String, AskedInterest> asked = new HashMap<>();
        return rows.stream()
                .map(row -> item(row, papers.get(row.get("paper_id", Long.class)), asked, words))
                .toList();
    }

    private FeedItem item(Tuple row, Paper paper, Map<String, AskedInterest> asked, Messages words) {
        List<AskedInterest> matched = Stream.of(row.get("interests", String[].class))
                .map(text -> asked.computeIfAbsent(text, t -> new AskedInterest(t, Interest.parse(t))))
                .toList();
        return new FeedItem(
                row.get("first_found", Instant.class), new ShownPaper(paper).entry(matched, Entry.Occasion.NEW, words));
    }
}
