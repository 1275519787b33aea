package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWeightTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            textBlock =
                    """
                    lora, 1
                    graph, 0.7
                    Graphs, 0.7
                    network, 0.4
                    modelling, 0.4
                    behaviours, 0.7
                    the, 0.4
                    transform*, 0.7
                    "graph network", 1.1
                    "network graph", 1.1
                    "lora network", 1.4
                    "lora mod*", 1.7
                    "theory of the lora of the graph in the network", 3.2
                    "one lora two loras three loras four loras five loras", 5
                    title:network, 0.4
                    量子, 1
                    量子計算, 2
                    """)
    void aPhraseWeighsAsMuchAsItsWords(String interest, float weight) {
        assertThat(weight(interest)).isEqualTo(weight, within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            textBlock =
                    """
                    training, 0.7
                    pretraining, 2
                    "pretraining", 2
                    "pretraining network", 2.4
                    graph-network, 1.1
                    lora-network, 1.4
                    dataset, 0.4
                    data-sets, 0.4
                    "data-sets", 0.4
                    "lora dataset", 1.4
                    state-of-the-art, 0.4
                    outperformed, 0.4
                    "outperformed lora", 1.4
                    benchmarking, 0.7
                    covid-19, 0.7
                    """)
    void aCompoundIsAWordOfItsOwn(String interest, float weight) {
        assertThat(weight(interest)).isEqualTo(weight, within(1e-6f));
    }

    private static float weight(String interest) {
        return Interest.parse(interest).query().atoms().get(0).weight();
    }

    @Test
    void everyListedWordIsReadAsOneWordInItsOwnGroupAndInOrder() {
        Map<String, String> groups = new HashMap<>();
        Map<String, List<String>> words = new HashMap<>();
        String group = "";
        for (String line : WordList.lines("common-words.txt")) {
            if (Character.isDigit(line.charAt(0))) {
                group = line;
                continue;
            }
            for (String word : line.split(" ")) {
                assertThat(QueryWords.of(word).segments()).as(word).hasSize(1);
                assertThat(weight("\"" + word + "\"")).as(word).isEqualTo(Float.parseFloat(group));
                assertThat(word.indexOf('-') < 0 ? Stemmer.stem(word) : word).isEqualTo(word);
                assertThat(groups.put(word, group)).as(word).isNull();
                words.computeIfAbsent(group, g -> new ArrayList<>()).add(word);
            }
        }
        assertThat(words).containsOnlyKeys("0.4", "0.7");
        words.values().forEach(list -> assertThat(list).isSorted());
    }
}
