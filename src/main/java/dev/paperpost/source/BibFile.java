package dev.paperpost.source;

import dev.paperpost.paper.FileImport;
import dev.paperpost.paper.IncomingPaper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;

/**
 * Reads a BibTeX file entry by entry, each by a parser of its own: the library gives up a whole file for one bad entry, and
 * holds a whole file in memory.
 */
final class BibFile {

    /** A macro is the name of a journal or a month; longer ones could grow without bound by naming each other. */
    private static final int LONGEST_MACRO = 2_000;

    private static final int MOST_MACROS = 10_000;

    private final String file;
    private final FileImport run;
    private final Map<String, String> macros = new LinkedHashMap<>();

    private BibFile(String file, FileImport run) {
        this.file = file;
        this.run = run;
    }

    /** @param bibtex UTF-8; not closed here */
    static void read(InputStream bibtex, String file, FileImport run) throws IOException {
        BibFile reading = new BibFile(file, run);
        BibEntries entries = new BibEntries(bibtex);
        for (BibEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
            reading.take(entry);
        }
    }

    private void take(BibEntries.Entry entry) {
        String type = entry.type().toLowerCase(Locale.ROOT);
        if (type.equals("comment") || type.equals("preamble")) {
            return;
        }
        FileImport.Place place = new FileImport.Place(entry.line(), entry.name());
        if (entry.problem() != null) {
            run.reject(place, entry.problem());
            return;
        }
        List<IncomingPaper> papers = new ArrayList<>();
        try {
            BibTeXParser parser = new LenientParser();
            macros.forEach(parser::addMacro);
            BibTeXDatabase parsed = parser.parse(new StringReader(entry.text()));
            parsed.getStrings().values().forEach(this::define);
            parsed.getEntries().values().forEach(one -> papers.add(new BibPaper(one, file).paper()));
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            // The library goes one step deeper for each # between two values.
            run.reject(
                    place,
                    "the entry is not BibTeX; is a comma, a quote or a brace missing? "
                            + OneLine.of(String.valueOf(e.getMessage()).replaceFirst("(?s)Was expecting.*", "")));
            return;
        }
        papers.forEach(paper -> run.add(place, entry.text().length(), paper));
    }

    private void define(BibTeXString macro) {
        String value = macro.getValue().toUserString();
        if (value.length() <= LONGEST_MACRO && macros.size() < MOST_MACROS) {
            macros.put(macro.getKey().getValue(), value);
        }
    }

    /** A month or a journal that is named and nowhere defined must not cost the entry. */
    private static final class LenientParser extends BibTeXParser {

        LenientParser() throws ParseException {}

        @Override
        public void checkStringResolution(Key key, BibTeXString string) {}

        @Override
        public void checkCrossReferenceResolution(Key key, BibTeXEntry entry) {}
    }
}
