package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the pages of one fetch: first versions are news, later ones tell more of known works. For one thread. */
final class BiorxivReading {

    private final BiorxivServer.Server server;
    private final Intake intake;
    private final LocalDate due;
    private final LocalDate complete;
    private int total = -1;
    private int listed;
    private int revisions;
    private boolean hasDue;

    /**
     * @param due the latest day that must be there
     * @param complete the latest day that was complete before
     */
    BiorxivReading(BiorxivServer.Server server, Intake intake, LocalDate due, LocalDate complete) {
        this.server = server;
        this.intake = intake;
        this.due = due;
        this.complete = complete;
    }

    boolean isUnfinished() {
        return total < 0 || listed < total;
    }

    /** Entries read so far. */
    int listed() {
        return listed;
    }

    /** First versions that the server says there are, readable or not. */
    int news() {
        return total - revisions;
    }

    /** Whether anything of the day that must be there has come. */
    boolean hasDue() {
        return hasDue;
    }

    void take(BiorxivPage page) {
        total = page.total();
        listed += page.items().size();
        int unreadable = 0;
        Map<Arrival, List<IncomingPaper>> news = new EnumMap<>(Arrival.class);
        List<IncomingPaper> revised = new ArrayList<>();
        for (JsonNode node : page.items()) {
            BiorxivItem item = new BiorxivItem(node, server);
            hasDue |= due.equals(item.day());
            if (!item.isUsable()) {
                unreadable++;
            } else if (item.isRevision()) {
                revised.add(item.paper());
            } else {
                news.computeIfAbsent(arrival(item.day()), arrival -> new ArrayList<>())
                        .add(item.paper());
            }
        }
        revisions += revised.size();
        intake.unreadable(unreadable, "an entry without a DOI, a title or a day");
        news.forEach((arrival, papers) -> intake.take(papers, arrival));
        intake.update(revised);
    }

    private Arrival arrival(LocalDate day) {
        if (!day.isBefore(due)) {
            return Arrival.NEW;
        }
        if (intake.isFirst()) {
            return Arrival.BACKFILL;
        }
        return day.isAfter(complete) ? Arrival.NEW : Arrival.LATE;
    }
}
