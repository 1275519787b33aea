package dev.paperpost.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Digests as they were planned, made readable from stored ids each time they are looked at. Thread-safe. */
@ApplicationScoped
public class Digests {

    /** The most papers the web view lists; the mail shows at most 100. */
    private static final int MOST_LISTED = 1_000;

    private final DigestReader reader;
    private final ShownPapers papers;

    Digests(DigestReader reader, ShownPapers papers) {
        this.reader = reader;
        this.papers = papers;
    }

    /** Digests as the mails show them: the papers chosen for them, the others counted. Ids that are none are missing. */
    @Transactional
    public Map<Long, DigestContent> contents(Collection<Long> digestIds) {
        return read(digestIds, head -> head.shown());
    }

    /** The digest with all its papers, as the web view lists them. */
    @Transactional
    public Optional<DigestContent> all(long digestId) {
        return Optional.ofNullable(read(List.of(digestId), head -> MOST_LISTED).get(digestId));
    }

    private Map<Long, DigestContent> read(Collection<Long> digestIds, ToIntFunction<DigestHead> listed) {
        Map<Long, DigestHead> heads = reader.heads(digestIds);
        Map<Long, List<DigestLine>> lines = reader.lines(heads.keySet());
        Map<Long, ShownPaper> shown = papers.byIds(heads.values().stream()
                .flatMap(head -> lines.getOrDefault(head.id(), List.of()).stream()
                        .filter(line -> line.position() <= listed.applyAsInt(head)))
                .map(DigestLine::paperId)
                .collect(Collectors.toSet()));
        Map<AskedKey, AskedInterest> asked = reader.asked(heads, lines);
        Map<Long, DigestContent> contents = new HashMap<>();
        heads.forEach((id, head) -> contents.put(
                id, content(head, lines.getOrDefault(id, List.of()), listed.applyAsInt(head), shown, asked)));
        return contents;
    }

    private static DigestContent content(
            DigestHead head,
            List<DigestLine> lines,
            int listed,
            Map<Long, ShownPaper> papers,
            Map<AskedKey, AskedInterest> asked) {
        Map<Long, List<Entry>> entries = new LinkedHashMap<>();
        Map<Long, Integer> more = new LinkedHashMap<>();
        int shown = 0;
        for (DigestLine line : lines) {
            ShownPaper paper = line.position() <= listed ? papers.get(line.paperId()) : null;
            List<Entry> group = entries.computeIfAbsent(line.interestId(), id -> new ArrayList<>());
            if (paper == null) {
                more.merge(line.interestId(), 1, Integer::sum);
                continue;
            }
            shown++;
            List<AskedInterest> matched = line.interests()
                    .map(interest -> asked.get(new AskedKey(head.subscriberId(), interest)))
                    .toList();
            group.add(paper.entry(matched, occasion(paper, line)));
        }
        List<DigestContent.Group> groups = new ArrayList<>();
        entries.forEach((interest, group) -> groups.add(new DigestContent.Group(
                asked.get(new AskedKey(head.subscriberId(), interest)).text(), group, more.getOrDefault(interest, 0))));
        return new DigestContent(
                head.id(),
                head.subscriberId(),
                head.slot(),
                head.dueAt(),
                head.zone(),
                head.locale(),
                groups,
                shown,
                lines.size(),
                head.completeness());
    }

    private static Entry.Occasion occasion(ShownPaper paper, DigestLine line) {
        if (line.revision() > 0) {
            return Entry.Occasion.REVISED;
        }
        return paper.late() ? Entry.Occasion.LATE : Entry.Occasion.NEW;
    }
}
