package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            Pre-Training lora `OR` C++               | (pretraining AND lora) OR c++
            "pre-trained Language Models"            | "pretrained language model"
            ti:(space NOT time)                      | title:space AND NOT title:time
            au:"Yann LeCun" cat:cs.lg                | author:"lecun yann" AND category:cs.LG
            finetuned                                | fine-tuning
            H$_2$O OR CO$_2$                         | co2 OR h2o
            "graph neural net*" cat:"Cell Biology"   | category:"cell biology" AND "graph neural net*"
            """)
    void itIsReadable(String typed, String canonical) {
        assertThat(Interest.parse(typed.replace("`", "")).canonical()).isEqualTo(canonical);
    }

    static Stream<List<String>> sameMeanings() {
        return Stream.of(
                List.of("pretraining", "Pre-Training", "pre‑training", "PRETRAINING", "pretrained", "(pretraining)"),
                List.of("\"language model\"", "“Language Models”", "«language model»", "((\"language models\"))"),
                List.of(
                        "graph network",
                        "network AND graphs",
                        "graph & networks",
                        "graph graph network",
                        "(graph (network))"),
                List.of("title:deep", "ti:deep", "intitle:deep", "TITLE:Deep", "deep[ti]", "title:(deep)"),
                List.of("deep OR sea", "sea | deep", "deep OR (deep sea) OR sea", "sea OR deep OR (fish NOT fish)"),
                List.of("(deep sea) OR (deep fish)", "deep (sea OR fish)", "(fish OR sea) deep"),
                List.of(
                        "deep -sea",
                        "deep NOT sea",
                        "deep AND NOT sea",
                        "deep ANDNOT sea",
                        "NOT sea AND deep",
                        "deep NOT NOT NOT sea"),
                List.of("deep NOT (sea OR fish)", "deep -sea -fish", "deep NOT fish NOT sea"),
                List.of("multiagent", "multi-agent", "Multi-Agents"),
                List.of("\"pre training\"", "\"pretraining\"", "\"Pre-Training\""),
                List.of("author:\"g hinton\"", "au:\"Hinton, G.\"", "author:\"hinton g\""),
                List.of("cat:cs.CL", "category:CS.cl", "cat:cmp-lg"),
                List.of("erdos", "Erdős", "Erd\\H{o}s"),
                List.of("lora", "\"LoRA\""),
                List.of("α-divergence", "alpha-divergence", "$\\alpha$-divergence"));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("sameMeanings")
    void interestsOfOneMeaningHaveOneForm(List<String> interests) {
        assertThat(interests.stream().map(i -> Interest.parse(i).canonical()).distinct())
                .hasSize(1);
    }

    @Test
    void exactWordsOfACompoundHaveAnotherFormThanItsFamily() {
        assertThat(Interest.parse("\"pretraining\"").canonical()).isEqualTo("\"pretraining\"");
        assertThat(Interest.parse("\"pretrained\"").canonical()).isEqualTo("\"pretrained\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a1 OR b1) (a2 OR b2) (a3 OR b3) (a4 OR b4) (a5 OR b5)",
                "(graph OR network OR tree) (deep OR shallow) -title:survey",
                "(a1 b1) OR (b1 c1) OR (c1 a1)",
                "deep ((sea fish) OR (sky bird)) NOT (red blue)"
            })
    void aFormIsItsOwnForm(String interest) {
        String canonical = Interest.parse(interest).canonical();
        assertThat(Interest.parse(canonical).canonical()).isEqualTo(canonical);
    }

    @Test
    void groupsAreWrittenAsGroupsAndNotMultipliedOut() {
        assertThat(Interest.parse("(graph OR tree) (deep OR wide) -survey").canonical())
                .isEqualTo("(graph OR tree) AND (deep OR wide) AND NOT survey");
    }

    @Test
    void aFormLongerThanWhatMayBeTypedIsReadAgain() {
        String typed = "ti:(" + String.join(" ", words(32, 11)) + ")";
        String canonical = Interest.parse(typed).canonical();
        assertThat(canonical.length()).isGreaterThan(512);
        assertThat(Interest.parse(canonical).canonical()).isEqualTo(canonical);
        assertThat(Interest.parse(canonical).text()).isEqualTo(canonical);
    }

    private static String[] words(int count, int length) {
        String[] words = new String[count];
        Arrays.setAll(words, i -> "w" + (char) ('a' + i % 26) + i + "x".repeat(length - 4));
        return words;
    }

    @Test
    void everyCompoundOfTheLexiconIsOneThingInAllItsSpellings() {
        for (String entry : SharedCompounds.entries()) {
            String hyphenated = entry.replace('|', '-');
            String canonical = Interest.parse(hyphenated).canonical();
            for (String spelling : List.of(
                    hyphenated.replace("-", ""),
                    "\"" + hyphenated.replace('-', ' ') + "\"",
                    "\"" + hyphenated + "\"",
                    hyphenated.toUpperCase())) {
                assertThat(Papers.matches(hyphenated, Papers.titled(spelling)))
                        .as(spelling)
                        .isTrue();
                if (!spelling.startsWith("\"")) {
                    assertThat(Interest.parse(spelling).canonical())
                            .as(spelling)
                            .isEqualTo(canonical);
                }
            }
            assertThat(Interest.parse(canonical).canonical()).isEqualTo(canonical);
        }
    }
}
