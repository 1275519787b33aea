package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random queries and papers made of the same few words, so that near misses are common. */
final class RandomCases {

    private static final String[] WORDS = {
        "graph",
        "graphs",
        "network",
        "deep",
        "learning",
        "model",
        "models",
        "new",
        "analysis",
        "LoRA",
        "GPUs",
        "C++",
        "training",
        "pre",
        "fine",
        "map",
        "studies",
        "3.5",
        "h2o",
        "alpha",
        "k",
        "blorkmapping"
    };
    private static final String[] LATEX = {"$\\alpha$", "H$_2$O", "\\textbf{graph}", "$k$"};
    /** So few that phrases of them overlap and repeat themselves. */
    private static final String[] FEW_WORDS = {"graph", "network", "new"};

    private static final String[] COMPOUNDS = {
        "pretraining",
        "Pre-Training",
        "pretrained",
        "fine-tuned",
        "blork-mapping",
        "GPT-4",
        "state-of-the-art",
        "$\\alpha$-divergence",
        "multi-centre",
        "co-add"
    };
    private static final String[] PREFIXES = {"net*", "pretrain*", "mod*", "finet*", "stud*"};
    private static final String[] CJK = {"言語", "言語モデル", "大規模", "語"};
    private static final String[] NAMES = {
        "hinton", "\"g hinton\"", "\"hinton geoffrey\"", "william", "will*", "\"jun-yan zhu\"", "王"
    };
    private static final String[] CATEGORIES = {"cs", "cs.LG", "math", "stat.ML", "\"cell biology\""};

    private static final String[] PIECES = {
        "graph network",
        "graph networks",
        "graph network graph network",
        "network graph",
        "new graph new graph",
        "network network",
        "deep graph",
        "deep learning",
        "the new new new model",
        "pre-training",
        "Pre‑trained",
        "pretrained",
        "pre training of",
        "pre-trains",
        "fine-tuning",
        "finetuned",
        "fine tunes a",
        "post-training",
        "blork-maps",
        "blorkmapped",
        "blork mapping",
        "blorkmap",
        "GPT-4",
        "GPT4",
        "GPT 4",
        "GPT-3.5",
        "state-of-the-art",
        "state of the art",
        "C++ and C#",
        "vitamin C",
        "LoRA-based",
        "LORAs",
        "a GPU",
        "H$_2$O",
        "H_2O",
        "$\\alpha$-divergence",
        "α",
        "\\textbf{Graph}s",
        "$k$-means",
        "大規模言語モデル",
        "言語の",
        "model",
        "models' analyses",
        "analysis",
        "study",
        "training",
        "learning-model",
        "deep-learning-model",
        "graph. Network",
        "model (new) network",
        "pre- training",
        "pre--training",
        "map",
        "mapping",
        "net",
        "finetun",
        "new",
        "of",
        "3.5",
        "35",
        "the"
    };
    /** What stands between two of the few words. */
    private static final String[] MIDDLES = {
        "pre-training",
        "pretraining",
        "pre training",
        "Pre‑trained",
        "pretrained",
        "fine-tuned",
        "finetuned",
        "fine tuned",
        "fine-tuning",
        "blork-mapping",
        "blorkmapping",
        "GPT-4",
        "GPT4",
        "GPT 4",
        "multi-center",
        "multicentre",
        "multicenters",
        "co-added",
        "coadded",
        "state-of-the-art",
        "state of the art",
        "$\\alpha$-divergence",
        "alpha divergence",
        "α",
        "H$_{2}$O",
        "\\emph{graph}",
        "k",
        "言語",
        "言語モデル",
        "new",
        "models"
    };

    private static final String[] PRINTED_NAMES = {
        "Geoffrey E. Hinton",
        "Hinton GE",
        "George Harrison",
        "William Williams",
        "Robin Williams",
        "Junyan Zhu",
        "Jun-Yan Zhu",
        "王伟",
        "李雷"
    };
    private static final String[] PRINTED_CATEGORIES = {
        "cs.LG", "cs.CL", "math.CO", "math-ph", "stat.ML", "Cell Biology"
    };

    private final Random random;

    RandomCases(long seed) {
        random = new Random(seed);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String few() {
        return one(FEW_WORDS);
    }

    private String pieces(int most, String separator) {
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            chosen.add(random.nextInt(4) == 0 ? few() + " " + one(MIDDLES) + " " + few() : one(PIECES));
        }
        return String.join(separator, chosen);
    }

    PaperText paper() {
        List<String> authors = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            authors.add(one(PRINTED_NAMES));
            categories.add(one(PRINTED_CATEGORIES));
        }
        return new PaperText(pieces(4, " "), pieces(9, random.nextInt(9) == 0 ? ", " : " "), authors, categories);
    }

    TestQuery query() {
        return query(random.nextInt(4), random.nextInt(12) == 0 ? oneField() : "");
    }

    private String oneField() {
        return one(new String[] {"ti", "title", "abs"});
    }

    private TestQuery query(int depth, String field) {
        return switch (depth == 0 ? 12 : random.nextInt(14)) {
            case 0, 1, 2, 3 -> new TestQuery.And(parts(depth, field));
            case 4, 5, 6, 7 -> new TestQuery.Or(parts(depth, field));
            case 8 -> without(query(depth - 1, field), query(depth - 1, field));
            case 9 -> without(query(depth - 1, field), new TestQuery.Leaf(field, prefix()));
            case 10 -> overlapping(field);
            case 11 -> new TestQuery.InField(oneField(), query(depth - 1, ""));
            default -> leaf(field);
        };
    }

    private String prefix() {
        return random.nextBoolean() ? one(PREFIXES) : quoted(few(), one(PREFIXES));
    }

    private static TestQuery without(TestQuery wanted, TestQuery unwanted) {
        return new TestQuery.And(List.of(wanted, new TestQuery.Not(unwanted)));
    }

    private List<TestQuery> parts(int depth, String field) {
        List<TestQuery> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            TestQuery part = query(depth - 1, field);
            parts.add(random.nextInt(12) == 0 ? new TestQuery.Not(part) : part);
        }
        return parts;
    }

    /** "a b" and "b c", or "a b" and "a b a b". */
    private TestQuery overlapping(String field) {
        String pair = few() + " " + few();
        String other = random.nextBoolean() ? pair + " " + pair : pair.substring(pair.indexOf(' ') + 1) + " " + few();
        TestQuery first = new TestQuery.Leaf(field, quoted(pair));
        TestQuery second = new TestQuery.Leaf(field, quoted(other));
        return switch (random.nextInt(4)) {
            case 0 -> new TestQuery.And(List.of(first, second));
            case 1 -> new TestQuery.Or(List.of(first, second));
            case 2 -> without(first, second);
            default -> second;
        };
    }

    private TestQuery.Leaf leaf(String field) {
        String inField = !field.isEmpty() || random.nextInt(8) > 0 ? field : oneField();
        return switch (random.nextInt(field.isEmpty() ? 16 : 14)) {
            case 0, 1, 2 -> new TestQuery.Leaf(inField, one(WORDS));
            case 3, 4 -> new TestQuery.Leaf(inField, one(COMPOUNDS));
            case 5, 6 -> new TestQuery.Leaf(inField, quoted(one(WORDS), one(WORDS)));
            case 7, 8, 9 -> new TestQuery.Leaf(inField, phraseOfFewWords());
            case 10 -> new TestQuery.Leaf(inField, quoted(one(COMPOUNDS)));
            case 11 -> new TestQuery.Leaf(inField, one(PREFIXES));
            case 12 -> new TestQuery.Leaf(inField, one(CJK));
            case 13 -> new TestQuery.Leaf(inField, one(LATEX));
            case 14 -> new TestQuery.Leaf("author", one(NAMES));
            default -> new TestQuery.Leaf("cat", one(CATEGORIES));
        };
    }

    private String phraseOfFewWords() {
        String middle = one(
                switch (random.nextInt(6)) {
                    case 0 -> FEW_WORDS;
                    case 1 -> CJK;
                    case 2 -> LATEX;
                    default -> COMPOUNDS;
                });
        return switch (random.nextInt(5)) {
            case 0 -> quoted(middle, few());
            case 1 -> quoted(few(), middle);
            case 2 -> quoted(few(), one(PREFIXES));
            case 3 -> quoted(few(), middle, one(PREFIXES));
            default -> quoted(few(), middle, few());
        };
    }

    private static String quoted(String... words) {
        return "\"" + String.join(" ", words) + "\"";
    }
}
