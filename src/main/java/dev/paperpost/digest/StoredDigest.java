package dev.paperpost.digest;

import dev.paperpost.platform.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A digest as it was read, together with others; made into text when its turn comes, for the text of many would fill the memory.
 * Immutable.
 */
public final class StoredDigest {

    /**
     * @param paper null when it is only counted
     * @param matched the reader's interests it matches, the one it stands under first
     */
    record Line(DigestLine stored, ShownPaper paper, List<AskedInterest> matched) {}

    private final DigestHead head;
    private final List<Line> lines;

    StoredDigest(DigestHead head, List<Line> lines) {
        this.head = head;
        this.lines = lines;
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
        Map<Long, DigestContent.Group> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            DigestContent.Group group = groups.computeIfAbsent(
                    line.stored().interestId(),
                    interest -> new DigestContent.Group(line.matched().get(0).text(), new ArrayList<>(), 0));
            if (line.paper() == null) {
                groups.put(
                        line.stored().interestId(),
                        new DigestContent.Group(group.interest(), group.entries(), group.more() + 1));
            } else {
                group.entries().add(line.paper().entry(line.matched(), occasion(line), words));
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
                head.completeness());
    }

    private static Entry.Occasion occasion(Line line) {
        if (line.stored().revision() > 0) {
            return Entry.Occasion.REVISED;
        }
        return line.paper().late() ? Entry.Occasion.LATE : Entry.Occasion.NEW;
    }
}
