package dev.paperpost.web;

import dev.paperpost.paper.ArchiveQuery;
import dev.paperpost.paper.ArchiveQuery.Sort;
import dev.paperpost.web.PaperSpan.Unit;
import jakarta.ws.rs.NotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What an address asks of the archive's pages, and the addresses of other pages near it. Immutable.
 *
 * @param span null for the latest
 * @param q an interest on one line as it was typed, or empty
 * @param page from 1
 * @param lang tag of the page's language
 */
record PapersAsked(PaperSpan span, Sort sort, String q, int page, String lang) {

    private static final int PAGE_SIZE = 20;

    /**
     * As the parameters of an address say; what is not given is null or blank.
     *
     * @throws NotFoundException when no link or form leads there
     */
    static PapersAsked of(String date, String week, String month, String sort, String q, String page, String lang) {
        String day = given(date);
        String ofWeek = given(week);
        Unit unit = day != null ? Unit.DATE : ofWeek != null ? Unit.WEEK : Unit.MONTH;
        try {
            ArchiveQuery query = ArchiveQuery.of(
                    day,
                    ofWeek,
                    given(month),
                    Sort.valueOf(sort == null ? "PUBLISHED" : sort.toUpperCase(Locale.ROOT)),
                    page == null ? 1 : Integer.parseInt(page),
                    PAGE_SIZE);
            return new PapersAsked(
                    query.from() == null ? null : PaperSpan.of(unit, query.from()),
                    query.sort(),
                    q == null ? "" : q.replaceAll("\\s+", " ").strip(),
                    query.page(),
                    lang);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(e);
        }
    }

    private static String given(String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter;
    }

    public boolean isSearch() {
        return !q.isEmpty();
    }

    boolean isTrending() {
        return sort == Sort.TRENDING;
    }

    ArchiveQuery query() {
        return span == null
                ? new ArchiveQuery(null, null, sort, page, PAGE_SIZE)
                : new ArchiveQuery(span.from(), span.until(), sort, page, PAGE_SIZE);
    }

    /** The first page of another span; of all recent papers for null. */
    PapersAsked of(PaperSpan other) {
        return new PapersAsked(other, sort, q, 1, lang);
    }

    PapersAsked by(Sort order) {
        return new PapersAsked(span, order, q, 1, lang);
    }

    PapersAsked at(int otherPage) {
        return new PapersAsked(span, sort, q, otherPage, lang);
    }

    String address() {
        return canonical() + (canonical().indexOf('?') < 0 ? "?" : "&") + "lang=" + lang;
    }

    /** The same in every language. */
    public String canonical() {
        StringBuilder address = new StringBuilder("/papers");
        if (span != null) {
            add(address, span.unit().name().toLowerCase(Locale.ROOT), span.value());
        }
        if (isTrending()) {
            add(address, "sort", "trending");
        }
        if (isSearch()) {
            add(address, "q", q);
        }
        if (page > 1) {
            add(address, "page", String.valueOf(page));
        }
        return address.toString();
    }

    /** Of the search as a feed, in {@code atom} or {@code json}; which language its few words are in is part of it. */
    public String feed(String format) {
        return "/papers." + format + "?q=" + encoded(q) + "&lang=" + lang;
    }

    /** Of the form, filled with the search. */
    public String subscribe() {
        return "/?q=" + encoded(q) + "&lang=" + lang;
    }

    private static void add(StringBuilder address, String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
