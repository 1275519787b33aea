package dev.paperpost.source;

import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.Key;
import org.jbibtex.Value;

/** One entry of a BibTeX or BibLaTeX file as a paper. TeX stays as it is. */
final class BibPaper {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})(?:-(\\d{2}))?.*");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final BibTeXEntry entry;
    private final String file;

    BibPaper(BibTeXEntry entry, String file) {
        this.entry = entry;
        this.file = file;
    }

    /** With no id when the entry has neither an identifier nor a key. */
    IncomingPaper paper() {
        WorkId doi = id(text("doi"), WorkId.Kind.DOI);
        WorkId arxiv = arxiv();
        String id = doi != null ? doi.externalId() : arxiv != null ? arxiv.externalId() : ownId();
        return IncomingPaper.of(id, unbraced(text("title")), text("abstract"), WatchedFolder.NAME)
                .authors(authors())
                .publishedAt(day())
                .doi(doi == null ? null : doi.externalId())
                .arxivId(arxiv == null ? null : arxiv.externalId())
                .version(arxiv == null ? null : arxiv.version())
                .url(OneLine.webAddressOrNull(text("url")))
                .build();
    }

    private String ownId() {
        String key = entry.getKey().getValue();
        // The parser makes up a key of this form for an entry without one.
        return key.startsWith("jbibtex-") ? null : file + ":" + key;
    }

    private WorkId arxiv() {
        String archive = text("archiveprefix").isEmpty() ? text("eprinttype") : text("archiveprefix");
        WorkId eprint =
                archive.isEmpty() || archive.equalsIgnoreCase("arxiv") ? id(text("eprint"), WorkId.Kind.ARXIV) : null;
        WorkId doi = id(text("doi"), WorkId.Kind.ARXIV);
        return eprint != null ? eprint : doi != null ? doi : id(text("url"), WorkId.Kind.ARXIV);
    }

    private static WorkId id(String text, WorkId.Kind kind) {
        WorkId id = WorkId.parse(text);
        return id.kind() == kind ? id : null;
    }

    private List<String> authors() {
        return AuthorNames.byAnd(text("author")).stream()
                .filter(name -> !name.equalsIgnoreCase("others"))
                .map(BibPaper::unbraced)
                .toList();
    }

    /**
     * The day, or the first one of a month. A year alone is no day: the earliest date that is known of a work stays, and
     * the first of January would be the earliest of nearly all.
     */
    private LocalDate day() {
        Matcher date = DATE.matcher(text("date"));
        try {
            if (date.matches()) {
                String day = date.group(3) == null ? "01" : date.group(3);
                return LocalDate.parse(date.group(1) + "-" + date.group(2) + "-" + day);
            }
            YearMonth month = YearMonth.of(Integer.parseInt(text("year")), month());
            return month.atDay(text("day").isEmpty() ? 1 : Integer.parseInt(text("day")));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private int month() {
        String month = text("month").toLowerCase(Locale.ROOT);
        int named = month.length() < 3 ? -1 : MONTHS.indexOf(month.substring(0, 3));
        return named >= 0 ? named + 1 : Integer.parseInt(month);
    }

    /** Without a pair of braces around the whole. */
    private static String unbraced(String text) {
        String inner = text;
        while (inner.startsWith("{") && closes(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static int closes(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private String text(String field) {
        Value value = entry.getField(new Key(field));
        return value == null ? "" : value.toUserString().strip();
    }
}
