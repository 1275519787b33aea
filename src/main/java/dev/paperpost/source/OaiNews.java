package dev.paperpost.source;

import dev.paperpost.paper.Arrival;
import dev.paperpost.paper.IncomingPaper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * Tells news from old papers whose record was touched, page by page of one set's list: news are stored, what is old is taken
 * only when the work is known. For one fetch.
 */
final class OaiNews {

    private final ArxivCategory set;
    private final AnnouncementCalendar calendar;
    private final ArxivHours hours;
    private final Intake intake;
    private final boolean first;
    private final Map<LocalDate, Boolean> arrived = new HashMap<>();

    /** @param first whether nothing of this set was ever read, so that what lies in the past is an archive */
    OaiNews(ArxivCategory set, AnnouncementCalendar calendar, Intake intake, boolean first) {
        this.set = set;
        this.calendar = calendar;
        this.hours = new ArxivHours(calendar);
        this.intake = intake;
        this.first = first;
    }

    /** @return how many papers of each day were announced on it first, whether they were known or not */
    Map<LocalDate, Integer> store(List<Element> elements) {
        List<OaiRecord> records = read(elements);
        Set<String> known = intake.known(
                records.stream().map(record -> record.id().externalId()).toList());
        Map<LocalDate, Integer> announced = new TreeMap<>();
        Map<Arrival, List<IncomingPaper>> news = new EnumMap<>(Arrival.class);
        List<IncomingPaper> updates = new ArrayList<>();
        for (OaiRecord record : records) {
            LocalDate day = day(record);
            if (day != null && record.isFirstVersion()) {
                announced.merge(day, 1, Integer::sum);
            }
            if (known.contains(record.id().externalId())) {
                updates.add(record.paper(record.isFirstVersion() ? day : null));
            } else if (day != null) {
                news.computeIfAbsent(arrival(day), arrival -> new ArrayList<>()).add(record.paper(day));
            }
        }
        news.forEach((arrival, papers) -> intake.take(papers, arrival));
        intake.update(updates);
        return announced;
    }

    private List<OaiRecord> read(List<Element> elements) {
        List<OaiRecord> records = new ArrayList<>();
        for (Element element : elements) {
            try {
                if (!OaiRecord.isDeleted(element)) {
                    records.add(OaiRecord.parse(element));
                }
            } catch (IOException e) {
                intake.unreadable(1, OaiRecord.identifier(element) + " could not be read: " + e.getMessage());
            }
        }
        return records;
    }

    /**
     * The day on which it was announced first, null when the paper is old. A second version shows only that this was before,
     * so its day is the earliest that can have been.
     */
    private LocalDate day(OaiRecord record) {
        if (!record.isNews()) {
            return null;
        }
        LocalDate possible = hours.firstDay(record.submitted());
        boolean changedLater = record.isFirstVersion() && record.changed().isAfter(possible);
        return changedLater ? calendar.firstFrom(record.changed()) : possible;
    }

    private Arrival arrival(LocalDate day) {
        boolean past = day.isBefore(calendar.latest(intake.now()));
        if (first) {
            return past ? Arrival.BACKFILL : Arrival.NEW;
        }
        return past || arrived.computeIfAbsent(day, d -> intake.hasArrived(set.feed(), d)) ? Arrival.LATE : Arrival.NEW;
    }

    /**
     * Tells which days are complete with a list read to its end. Of the days before the first fetch nobody waits for a batch.
     */
    void tellComplete(OaiProgress end) {
        end.news().forEach((day, papers) -> {
            boolean covered = !day.isBefore(end.from()) && !hours.inOai(day).isAfter(end.asOf());
            boolean awaited = !first || !day.isBefore(calendar.latest(intake.now()));
            if (covered && awaited) {
                intake.complete(set.feed(), day, papers);
            }
        });
    }
}
