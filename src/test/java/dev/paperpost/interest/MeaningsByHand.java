package dev.paperpost.interest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The terms of {@link RandomCases}, from hand-written tables of everything that they are to find. */
final class MeaningsByHand implements Meanings {

    /** Exact spellings of a compound. */
    private static final Map<String, Step> EXACT = Map.of(
            "pretraining", spellings("pretraining", "pre training"),
            "pre-training", spellings("pretraining", "pre training"),
            "pretrained", spellings("pretrained", "pre trained"),
            "fine-tuned", spellings("finetuned", "fine tuned"),
            "blork-mapping", spellings("blorkmapping", "blork mapping"),
            "gpt-4", spellings("gpt4", "gpt 4"),
            "multi-centre", spellings("multicenter", "multicentre", "multi center"),
            "co-add", spellings("coadd", "co add"),
            "state-of-the-art", spellings("stateoftheart", "state of the art"),
            "$\\alpha$-divergence", spellings("alphadivergence", "alpha divergence"));

    /** All spellings of its family. */
    private static final Map<String, Step> FAMILY = Map.of(
            "pretraining", family("pre", "train", "training", "trained"),
            "pre-training", family("pre", "train", "training", "trained"),
            "pretrained", family("pre", "train", "training", "trained"),
            "fine-tuned", family("fine", "tune", "tuning", "tuned", "tun"),
            "blork-mapping", family("blork", "map", "mapping", "mapped"),
            "gpt-4", spellings("gpt4", "gpt 4"),
            "multi-centre", spellings("multicenter", "multicentre", "multi center"),
            "co-add", family("co", "add", "added"),
            "state-of-the-art", spellings("stateoftheart", "state of the art"),
            "$\\alpha$-divergence", spellings("alphadivergence", "alpha divergence"));

    private static final Map<String, Set<String>> NAMES = Map.of(
            "hinton", Set.of("Geoffrey E. Hinton", "Hinton GE"),
            "\"g hinton\"", Set.of("Geoffrey E. Hinton", "Hinton GE"),
            "\"hinton geoffrey\"", Set.of("Geoffrey E. Hinton", "Hinton GE"),
            "william", Set.of("William Williams"),
            "will*", Set.of("William Williams", "Robin Williams"),
            "\"jun-yan zhu\"", Set.of("Junyan Zhu", "Jun-Yan Zhu"),
            "王", Set.of("王伟"));

    private static Step spellings(String... spellings) {
        return spellings(List.of(spellings));
    }

    private static Step spellings(List<String> spellings) {
        return new Step(spellings.stream()
                .map(spelling -> Arrays.stream(spelling.split(" "))
                        .map(MeaningsByHand::stem)
                        .map(Step::hasStem)
                        .toList())
                .toList());
    }

    private static Step family(String front, String... forms) {
        List<String> all = new ArrayList<>();
        for (String form : forms) {
            all.add(front + form);
            all.add(front + " " + form);
        }
        return spellings(all);
    }

    private static String stem(String word) {
        return Tokenizer.tokens(word).get(0).stem();
    }

    @Override
    public List<Step> steps(String term) {
        Map<String, Step> compounds = term.startsWith("\"") ? EXACT : FAMILY;
        String words = Meanings.withoutQuotes(term).toLowerCase(Locale.ROOT).replace("pre training", "pre-training");
        return Arrays.stream(words.split(" "))
                .map(word -> compounds.containsKey(word) ? compounds.get(word) : step(word))
                .toList();
    }

    private static Step step(String word) {
        if (word.endsWith("*")) {
            return Step.prefix(word.substring(0, word.length() - 1));
        }
        return word.charAt(0) > 0x3000
                ? new Step(List.of(word.chars()
                        .mapToObj(Character::toString)
                        .map(Step::hasStem)
                        .toList()))
                : Step.word(stem(word));
    }

    @Override
    public boolean isNamed(String term, String author) {
        return NAMES.get(term).contains(author);
    }
}
