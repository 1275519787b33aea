package dev.paperpost.source;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the list of one set to its end: from where the last one ended, in pages, going on at a bookmark when it was broken
 * off the same day. For one fetch.
 */
final class OaiList {

    private static final String ACCEPT = "application/xml, text/xml;q=0.9, */*;q=0.5";
    private static final String NOTHING = "noRecordsMatch";
    private static final String TOKEN_EXPIRED = "badResumptionToken";

    private static final int FIRST_DAYS = 7;
    private static final int MOST_DAYS = 30;

    /** Far more than thirty days of all of arXiv. */
    private static final int MOST_PAGES = 500;

    private final URI root;
    private final ArxivCategory set;
    private final AnnouncementCalendar calendar;
    private final Intake intake;

    OaiList(URI root, ArxivCategory set, AnnouncementCalendar calendar, Intake intake) {
        this.root = root;
        this.set = set;
        this.calendar = calendar;
        this.intake = intake;
    }

    /** A list is told as of a moment; null when none was read to its end yet. */
    Instant readAsOf() {
        return intake.remembered("read " + set.oaiSet()).map(Instant::parse).orElse(null);
    }

    /** @throws FetchEnded when the service refuses, or the list has no end */
    OaiProgress read() throws IOException, FetchEnded {
        Instant before = readAsOf();
        LocalDate from = from(before);
        OaiNews news = new OaiNews(set, calendar, intake, before == null);
        End end = read(
                intake.remembered(bookmarkKey())
                        .flatMap(bookmark -> OaiProgress.resume(bookmark, intake.now()))
                        .orElse(OaiProgress.start(from)),
                news);
        if (!end.error().isEmpty()) {
            // The edge keeps errors until midnight UTC and lists, with the tokens in them, for days: another address is
            // another answer. Reading a day more than needed does no harm.
            end = read(OaiProgress.start(from.minusDays(1)), news);
        }
        if (end.error().equals(TOKEN_EXPIRED)) {
            throw new FetchEnded(new FetchOutcome.Refused(
                    200, set.oaiSet() + ": a token of the list was refused twice; it is read anew next time"));
        }
        news.tellComplete(end.progress());
        intake.remember("read " + set.oaiSet(), end.progress().asOf().toString());
        return end.progress();
    }

    /** Never today: before the day's batch is in, the answer would be an error that the edge keeps. */
    private LocalDate from(Instant before) {
        LocalDate today = LocalDate.ofInstant(intake.now(), ZoneOffset.UTC);
        if (before == null) {
            return today.minusDays(FIRST_DAYS);
        }
        LocalDate from = LocalDate.ofInstant(before, ZoneOffset.UTC).minusDays(1);
        LocalDate latest = today.minusDays(1);
        LocalDate earliest = today.minusDays(MOST_DAYS);
        return from.isAfter(latest) ? latest : from.isBefore(earliest) ? earliest : from;
    }

    /** @param error why the list must be asked for from another day, empty when it was read to its end */
    private record End(OaiProgress progress, String error) {}

    private End read(OaiProgress start, OaiNews news) throws IOException, FetchEnded {
        OaiProgress at = start;
        Set<String> tokens = new HashSet<>();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            OaiPage page = ask(at);
            if (!page.error().isEmpty()) {
                intake.remember(bookmarkKey(), "");
                return refused(at, page);
            }
            at = at.after(page, news.store(page.records()));
            if (at.token().isEmpty()) {
                intake.remember(bookmarkKey(), "");
                return new End(at, "");
            }
            if (!tokens.add(at.token())) {
                break;
            }
            intake.remember(bookmarkKey(), at.bookmark());
        }
        intake.remember(bookmarkKey(), "");
        throw new FetchEnded(new FetchOutcome.Failed(set.oaiSet()
                + ": the list goes round in circles or has no end; gave up after " + at.records() + " records"));
    }

    private End refused(OaiProgress at, OaiPage page) throws FetchEnded {
        boolean nothing = page.error().equals(NOTHING) && at.isStart();
        boolean expired = page.error().equals(TOKEN_EXPIRED) && !at.isStart();
        if (nothing || expired) {
            return new End(at.after(page, Map.of()), page.error());
        }
        throw new FetchEnded(new FetchOutcome.Refused(
                200, "arXiv says: " + OneLine.of(page.error() + ": " + page.errorText()) + " (" + set.oaiSet() + ")"));
    }

    private OaiPage ask(OaiProgress at) throws IOException, FetchEnded {
        String what = at.isStart()
                ? "&metadataPrefix=arXivRaw&set=" + set.oaiSet() + "&from=" + at.from()
                : "&resumptionToken=" + URLEncoder.encode(at.token(), StandardCharsets.UTF_8);
        Answer answer = intake.get(URI.create(root + "?verb=ListRecords" + what), ACCEPT);
        if (!answer.isOk()) {
            throw new FetchEnded(answer.refused());
        }
        if (answer.contentType().contains("html")) {
            throw new FetchEnded(new FetchOutcome.Refused(answer.status(), "a web page instead of a list of records"));
        }
        return OaiPage.parse(answer.body());
    }

    private String bookmarkKey() {
        return "bookmark " + set.oaiSet();
    }
}
