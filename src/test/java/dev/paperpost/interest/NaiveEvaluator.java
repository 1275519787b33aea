package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The oracle: answers one leaf about one paper in the most obvious way. Shares the tokenizer with the product and
 * nothing else. Compounds are known from a hand-written table of all their spellings.
 */
final class NaiveEvaluator {

    /** Exact spellings of a compound, as words of a text. */
    private static final Map<String, List<List<String>>> EXACT = Map.of(
            "pretraining", spellings("pretraining", "pre training"),
            "pre-training", spellings("pretraining", "pre training"),
            "pretrained", spellings("pretrained", "pre trained"),
            "fine-tuned", spellings("finetuned", "fine tuned"),
            "blork-mapping", spellings("blorkmapping", "blork mapping"),
            "gpt-4", spellings("gpt4", "gpt 4"),
            "state-of-the-art", spellings("stateoftheart", "state of the art"));

    /** All spellings of its family, as stems. */
    private static final Map<String, List<List<String>>> FAMILY = Map.of(
            "pretraining", family("pre", "train", "training", "trained"),
            "pre-training", family("pre", "train", "training", "trained"),
            "pretrained", family("pre", "train", "training", "trained"),
            "fine-tuned", family("fine", "tune", "tuning", "tuned", "tun"),
            "blork-mapping", family("blork", "map", "mapping", "mapped"),
            "gpt-4", spellings("gpt4", "gpt 4"),
            "state-of-the-art", spellings("stateoftheart", "state of the art"));

    private static final Map<String, Set<String>> NAMES = Map.of(
            "hinton", Set.of("Geoffrey E. Hinton", "Hinton GE"),
            "\"g hinton\"", Set.of("Geoffrey E. Hinton", "Hinton GE"),
            "\"hinton geoffrey\"", Set.of("Geoffrey E. Hinton", "Hinton GE"),
            "william", Set.of("William Williams"),
            "will*", Set.of("William Williams", "Robin Williams"),
            "\"jun-yan zhu\"", Set.of("Junyan Zhu", "Jun-Yan Zhu"),
            "王", Set.of("王伟"));

    private static List<List<String>> spellings(String... spellings) {
        return java.util.Arrays.stream(spellings)
                .map(s -> List.of(s.split(" ")))
                .toList();
    }

    private static List<List<String>> family(String front, String... forms) {
        List<List<String>> all = new ArrayList<>();
        for (String form : forms) {
            all.add(List.of(front + form));
            all.add(List.of(front, form));
        }
        return all;
    }

    boolean has(PaperText paper, TestQuery.Leaf leaf) {
        String field = leaf.field();
        return switch (field) {
            case "author" -> paper.authors().stream().anyMatch(NAMES.get(leaf.term())::contains);
            case "cat" ->
                paper.categories().stream()
                        .map(String::toLowerCase)
                        .anyMatch(c -> c.equals(bare(leaf)) || c.startsWith(bare(leaf) + "."));
            default ->
                !field.startsWith("abs") && hasText(paper.title(), leaf.term())
                        || !field.startsWith("ti") && hasText(paper.abstractText(), leaf.term());
        };
    }

    private static String bare(TestQuery.Leaf leaf) {
        return leaf.term().replace("\"", "").toLowerCase();
    }

    private static boolean hasText(String text, String term) {
        if (term.chars().anyMatch(c -> c > 0x3000)) {
            return text.contains(term); // what CJK means to a reader
        }
        boolean quoted = term.startsWith("\"");
        List<Token> tokens = Tokenizer.tokens(text);
        List<List<List<String>>> steps = new ArrayList<>();
        for (String word : term.replace("\"", "").toLowerCase().split(" ")) {
            steps.add((quoted ? EXACT : FAMILY).getOrDefault(word, List.of(List.of(word))));
        }
        return tokens.stream().anyMatch(token -> follows(tokens, token.from(), steps));
    }

    private static boolean follows(List<Token> tokens, int position, List<List<List<String>>> steps) {
        if (steps.isEmpty()) {
            return true;
        }
        for (List<String> spelling : steps.get(0)) {
            for (int end : ends(tokens, position, spelling)) {
                if (follows(tokens, end, steps.subList(1, steps.size()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Integer> ends(List<Token> tokens, int position, List<String> words) {
        List<Integer> ends = new ArrayList<>();
        for (Token token : tokens) {
            if (token.from() == position && is(token, words.get(0))) {
                if (words.size() == 1) {
                    ends.add(token.to());
                } else {
                    ends.addAll(ends(tokens, token.to(), words.subList(1, words.size())));
                }
            }
        }
        return ends;
    }

    private static boolean is(Token token, String word) {
        return word.endsWith("*")
                ? token.surface().startsWith(word.substring(0, word.length() - 1))
                : token.stem().equals(word)
                        || Tokenizer.tokens(word).get(0).stem().equals(token.stem());
    }
}
