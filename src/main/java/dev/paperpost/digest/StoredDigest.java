package dev.paperpost.digest;

import dev.paperpost.platform.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A digest as it was read, together with others; made into text when its turn comes, for the text of many would fill the memory.
 * Immutable.
 */
public final class StoredDigest {

    private static final long PICKS = 0;
    private static final int PICKED_FROM = 8;
    private static final int FEWEST_PICKS = 3;
    private static final int MOST_PICKS = 5;
    private static final int LONGEST_TITLE = 80;

    /**
     * @param paper null when it is only counted
     * @param matched the reader's interests it matches, the one it stands under first
     * @param leaned what the reader's feedback did, null when nothing
     */
    record Line(DigestLine stored, ShownPaper paper, List<AskedInterest> matched, Leaned leaned) {}

    /**
     * Feedback that put a paper where it stands.
     *
     * @param title of the paper it was given on
     * @param more like that one, else less
     */
    record Leaned(String title, boolean more) {

        String in(Messages words) {
            return words.say(
                    more ? "paper.leaning.more" : "paper.leaning.less",
                    words.quoted(words.apart(Shorten.text(title, LONGEST_TITLE))));
        }
    }

    private final DigestHead head;
    private final List<Line> lines;
    private final List<ShownPaper> trending;

    StoredDigest(DigestHead head, List<Line> lines, List<ShownPaper> trending) {
        this.head = head;
        this.lines = lines;
        this.trending = trending;
    }

    public long subscriberId() {
        return head.subscriberId();
    }

    /** Whether there is no paper to show. */
    public boolean isEmpty() {
        return shown() == 0;
    }

    private int shown() {
        return (int) lines.stream().filter(line -> line.paper() != null).count();
    }

    /** Takes a tenth of a millisecond for the usual digest. */
    public DigestContent content() {
        Messages words = Messages.of(head.locale());
        List<Line> picks = picks();
        Map<Long, DigestContent.Group> groups = new LinkedHashMap<>();
        if (!picks.isEmpty()) {
            groups.put(
                    PICKS,
                    new DigestContent.Group(
                            PICKS,
                            words.say("digest.picks"),
                            false,
                            picks.stream().map(line -> entry(line, words)).toList(),
                            0));
        }
        for (Line line : lines) {
            if (picks.contains(line)) {
                continue;
            }
            DigestContent.Group group = groups.computeIfAbsent(
                    line.stored().interestId(),
                    interest -> new DigestContent.Group(
                            interest,
                            line.matched().get(0).text(words),
                            line.matched().get(0).muted(),
                            new ArrayList<>(),
                            0));
            if (line.paper() == null) {
                groups.put(
                        line.stored().interestId(),
                        new DigestContent.Group(
                                group.interestId(),
                                group.interest(),
                                group.muted(),
                                group.entries(),
                                group.more() + 1));
            } else {
                group.entries().add(entry(line, words));
            }
        }
        return new DigestContent(
                head.id(),
                head.subscriberId(),
                head.slot(),
                head.dueAt(),
                head.zone(),
                head.locale(),
                List.copyOf(groups.values()),
                shown(),
                lines.size(),
                new Trending(
                        head.period(),
                        trending.stream().map(paper -> paper.mention(words)).toList()),
                head.completeness(),
                head.welcome());
    }

    /** The best of all that the mail shows, where it is long and of several interests; they stand before all others. */
    private List<Line> picks() {
        List<Line> mailed = lines.stream()
                .filter(line -> line.stored().position() <= head.shown() && line.paper() != null)
                .toList();
        boolean oneInterest = mailed.stream()
                        .map(line -> line.stored().interestId())
                        .distinct()
                        .count()
                == 1;
        if (mailed.size() < PICKED_FROM || oneInterest) {
            return List.of();
        }
        return mailed.stream()
                .sorted(Comparator.comparingDouble((Line line) -> -line.stored().score())
                        .thenComparingInt(line -> line.stored().position()))
                .limit(Math.min(MOST_PICKS, FEWEST_PICKS + (mailed.size() - PICKED_FROM) / PICKED_FROM))
                .toList();
    }

    private static Entry entry(Line line, Messages words) {
        return line.paper()
                .entry(
                        line.matched(),
                        occasion(line),
                        line.leaned() == null ? "" : line.leaned().in(words),
                        words);
    }

    private static Entry.Occasion occasion(Line line) {
        if (line.stored().revision() > 0) {
            return Entry.Occasion.REVISED;
        }
        return line.paper().late() ? Entry.Occasion.LATE : Entry.Occasion.NEW;
    }
}
