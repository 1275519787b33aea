package dev.paperpost.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    public Map<Long, StoredDigest> byIds(Collection<Long> digestIds) {
        return read(digestIds, UnaryOperator.identity(), head -> head.shown());
    }

    /**
     * The digest with all its papers, as the web view lists them.
     *
     * @param language what is shown to a reader of this language
     */
    @Transactional
    public Optional<DigestContent> all(long digestId, UnaryOperator<Locale> language) {
        return Optional.ofNullable(
                        read(List.of(digestId), language, head -> MOST_LISTED).get(digestId))
                .map(StoredDigest::content);
    }

    private Map<Long, StoredDigest> read(
            Collection<Long> digestIds, UnaryOperator<Locale> language, ToIntFunction<DigestHead> listed) {
        Map<Long, DigestHead> heads = reader.heads(digestIds, language);
        Map<Long, List<DigestLine>> lines = reader.lines(heads.keySet());
        Map<Long, Map<Long, Leaning>> leanings = reader.leanings(heads.keySet());
        Map<Long, ShownPaper> shown = papers.byIds(Stream.concat(
                        heads.values().stream()
                                .flatMap(head -> Stream.concat(
                                        lines.getOrDefault(head.id(), List.of()).stream()
                                                .filter(line -> line.position() <= listed.applyAsInt(head))
                                                .map(DigestLine::paperId),
                                        head.trending().stream())),
                        leanings.values().stream()
                                .flatMap(each -> each.values().stream())
                                .map(Leaning::because))
                .collect(Collectors.toSet()));
        Map<AskedKey, AskedInterest> asked = reader.asked(heads, lines);
        Map<Long, StoredDigest> digests = new HashMap<>();
        heads.forEach((id, head) -> digests.put(
                id,
                new StoredDigest(
                        head,
                        lines.getOrDefault(id, List.of()).stream()
                                .map(line -> new StoredDigest.Line(
                                        line,
                                        line.position() <= listed.applyAsInt(head) ? shown.get(line.paperId()) : null,
                                        line.interests()
                                                .map(interest -> asked.get(new AskedKey(head.subscriberId(), interest)))
                                                .toList(),
                                        leaned(
                                                leanings.getOrDefault(id, Map.of())
                                                        .get(line.paperId()),
                                                shown)))
                                .toList(),
                        head.trending().stream()
                                .map(shown::get)
                                .filter(Objects::nonNull)
                                .toList())));
        return digests;
    }

    private static StoredDigest.Leaned leaned(Leaning leaning, Map<Long, ShownPaper> shown) {
        ShownPaper because = leaning == null ? null : shown.get(leaning.because());
        return because == null ? null : new StoredDigest.Leaned(because.title(), leaning.more());
    }
}
