package dev.paperpost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paperpost.interest.PaperMaker;
import dev.paperpost.interest.PaperText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Papers for the operator's door, one JSON object a line. */
final class MadePapers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MadePapers() {}

    /** @param days the papers are spread over so many, the oldest first */
    static void write(Path file, PaperMaker maker, int papers, int days) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < papers; i++) {
                PaperText paper = maker.next();
                ObjectNode line = JSON.createObjectNode()
                        .put("id", "made-" + i)
                        .put("title", paper.title())
                        .put("abstract", paper.abstractText())
                        .put("doi", "10.5555/made." + i)
                        // An archive begins with its oldest papers.
                        .put("publishedAt", today.minusDays((long) days * (papers - i) / papers)
                                .toString());
                line.set("authors", JSON.valueToTree(paper.authors()));
                line.set("categories", JSON.valueToTree(paper.categories()));
                lines.write(JSON.writeValueAsString(line));
                lines.write('\n');
            }
        }
    }
}
