package dev.paperpost.interest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes any number of different papers of the sentences of real ones: the title of one, sentences of several until the
 * abstract has about 1,600 characters, and invented authors and subjects with the long tail that real ones have.
 */
public final class PaperMaker {

    private static final int ABSTRACT_LENGTH = 1_560;
    private static final String[] GIVEN = ("Wei Anna Yan Maria Jun David Xin Laura Hao Sara Tao Julia Min Paul Yuki Mark"
                    + " Ivan Elena Omar Fatima Luis Ana Pierre Claire Rahul Priya Jin Soo Akira Kenji")
            .split(" ");
    private static final String[] SYLLABLES =
            "ba chen do ek fal gor hin ito ka lee mar nov ol park qui ros sing ta um vas wang xu ye zhu".split(" ");
    private static final String[] CATEGORIES =
            ("cs.CL cs.LG cs.CV cs.AI stat.ML cs.RO cs.NE cs.IR cs.SD eess.AS eess.IV cs.CR cs.DC q-bio.QM"
                            + " physics.comp-ph cond-mat.mtrl-sci math.OC cs.SE cs.HC quant-ph")
                    .split(" ");

    private final List<String> titles = new ArrayList<>();
    private final List<List<String>> sentences = new ArrayList<>();
    private final Random random;
    private final Zipf families = new Zipf(4_000);
    private final Zipf given = new Zipf(GIVEN.length);
    private final Zipf categories = new Zipf(CATEGORIES.length);

    /** @param file real papers, one JSON object with title and abstract a line */
    public PaperMaker(Path file, long seed) {
        random = new Random(seed);
        ObjectMapper json = new ObjectMapper();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode paper = json.readTree(line);
                titles.add(paper.path("title").asText());
                sentences.add(List.of(paper.path("abstract").asText().split("(?<=[.!?])\\s+")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The papers in " + file + " cannot be read", e);
        }
    }

    /** Another paper; the same sequence for the same file and seed. */
    public PaperText next() {
        StringBuilder text = new StringBuilder();
        while (text.length() < ABSTRACT_LENGTH) {
            List<String> source = sentences.get(random.nextInt(sentences.size()));
            int from = random.nextInt(source.size());
            for (int i = from; i < Math.min(source.size(), from + 2) && text.length() < ABSTRACT_LENGTH; i++) {
                text.append(source.get(i)).append(' ');
            }
        }
        return new PaperText(
                titles.get(random.nextInt(titles.size())), text.toString().strip(), authors(), categories());
    }

    /** Several, see {@link #next()}. */
    public List<PaperText> next(int count) {
        List<PaperText> papers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            papers.add(next());
        }
        return papers;
    }

    private List<String> authors() {
        List<String> authors = new ArrayList<>();
        for (int i = 1 + Math.min(9, (int) (-Math.log(1 - random.nextDouble()) * 3.5)); i > 0; i--) {
            authors.add(GIVEN[given.next(random)] + " " + family(families.next(random)));
        }
        return authors;
    }

    private static String family(int rank) {
        String name = SYLLABLES[rank % SYLLABLES.length]
                + SYLLABLES[rank / SYLLABLES.length % SYLLABLES.length]
                + SYLLABLES[rank / SYLLABLES.length / SYLLABLES.length % SYLLABLES.length];
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private List<String> categories() {
        List<String> chosen = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            chosen.add(CATEGORIES[categories.next(random)]);
        }
        return chosen.stream().distinct().toList();
    }
}
