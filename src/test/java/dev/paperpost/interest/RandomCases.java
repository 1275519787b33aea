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
    private static final String[] COMPOUNDS = {
        "pretraining", "Pre-Training", "pretrained", "fine-tuned", "blork-mapping", "GPT-4", "state-of-the-art"
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

    private String several(String[] of, int most, String separator) {
        List<String> chosen = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            chosen.add(one(of));
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
        return new PaperText(
                several(PIECES, 4, " "), several(PIECES, 9, random.nextInt(9) == 0 ? ", " : " "), authors, categories);
    }

    TestQuery query() {
        return query(random.nextInt(4), random.nextInt(6) == 0 ? (random.nextBoolean() ? "ti" : "abs") : "");
    }

    private TestQuery query(int depth, String field) {
        int kind = depth == 0 ? 9 : random.nextInt(10);
        if (kind < 3) {
            return new TestQuery.And(parts(depth, field));
        }
        if (kind < 6) {
            return new TestQuery.Or(parts(depth, field));
        }
        if (kind == 6) {
            return new TestQuery.And(List.of(query(depth - 1, field), new TestQuery.Not(query(depth - 1, field))));
        }
        return leaf(field);
    }

    private List<TestQuery> parts(int depth, String field) {
        List<TestQuery> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            TestQuery part = query(depth - 1, field);
            parts.add(random.nextInt(12) == 0 ? new TestQuery.Not(part) : part);
        }
        return parts;
    }

    private TestQuery.Leaf leaf(String field) {
        String inField = !field.isEmpty() || random.nextInt(8) > 0 ? field : one(new String[] {"ti", "title", "abs"});
        return switch (random.nextInt(field.isEmpty() ? 14 : 12)) {
            case 0, 1, 2, 3 -> new TestQuery.Leaf(inField, one(WORDS));
            case 4, 5 -> new TestQuery.Leaf(inField, one(COMPOUNDS));
            case 6, 7, 8 -> new TestQuery.Leaf(inField, phrase());
            case 9 -> new TestQuery.Leaf(inField, "\"" + one(COMPOUNDS) + "\"");
            case 10 -> new TestQuery.Leaf(inField, one(PREFIXES));
            case 11 -> new TestQuery.Leaf(inField, one(CJK));
            case 12 -> new TestQuery.Leaf("author", one(NAMES));
            default -> new TestQuery.Leaf("cat", one(CATEGORIES));
        };
    }

    private String phrase() {
        StringBuilder phrase = new StringBuilder("\"").append(one(WORDS));
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            phrase.append(' ').append(random.nextInt(3) == 0 ? one(COMPOUNDS) : one(WORDS));
        }
        if (random.nextInt(6) == 0) {
            phrase.append(' ').append(one(PREFIXES));
        }
        return phrase.append('"').toString();
    }
}
