package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static Stream<String> narrower(String interest, String... categories) {
        return Variants.narrower(Interest.parse(interest), List.of(categories)).stream()
                .map(Variants.Variant::text);
    }

    private static Stream<String> wider(String interest) {
        return Variants.wider(Interest.parse(interest)).stream().map(Variants.Variant::text);
    }

    @Test
    void wordsBecomeAPhraseOrMustStandInTheTitle() {
        assertThat(narrower("graph Networks"))
                .containsExactly("\"graph Networks\"", "title:graph Networks", "graph title:Networks");
    }

    @Test
    void aCompoundIsAskedForInOneFormOnly() {
        assertThat(narrower("fine-tuning")).containsExactly("\"fine-tuning\"", "title:fine-tuning");
    }

    @Test
    void alternativesAreLeftOutOneByOne() {
        assertThat(narrower("title:a OR title:b OR author:c"))
                .containsExactly("title:b OR author:c", "title:a OR author:c", "title:a OR title:b");
    }

    @Test
    void aCategoryOfThePapersFoundIsAdded() {
        assertThat(narrower("author:hinton OR author:lecun", "cs.LG"))
                .endsWith("(author:hinton OR author:lecun) category:cs.LG");
    }

    @Test
    void aPhraseIsWidenedToItsWordsEvenAmongAlternatives() {
        assertThat(wider("\"graph kernel\"")).containsExactly("graph kernel");
        assertThat(wider("\"graph kernel\" OR wavelet")).startsWith("(graph kernel) OR wavelet");
    }

    @Test
    void fieldsExclusionsAndPartsAreLeftOut() {
        assertThat(wider("title:“diffusion model” -image (audio OR speech)"))
                .containsExactly(
                        "“diffusion model” -image (audio OR speech)",
                        "title:“diffusion model” (audio OR speech)",
                        "title:“diffusion model” -image",
                        "-image (audio OR speech)",
                        "title:“diffusion model” -image (audio OR audio* OR speech)",
                        "title:“diffusion model” -image (audio OR speech OR speech*)");
    }

    @Test
    void aWordBecomesABeginning() {
        assertThat(wider("Transformers")).containsExactly("Transformers OR transformer*");
        assertThat(wider("GPU")).isEmpty();
    }

    @Test
    void anOperatorInSmallLettersIsOfferedInCapitals() {
        assertThat(wider("diffusion or flow and image")).startsWith("diffusion OR flow AND image");
        assertThat(wider("a not b")).doesNotContain("a NOT b");
    }

    @Test
    void eachSaysWhatItChanges() {
        List<Variants.Variant> wider = Variants.wider(Interest.parse("crispr NOT \"off target\""));

        assertThat(wider)
                .containsExactly(
                        new Variants.Variant("crispr", Variants.Change.WITHOUT, "-\"off target\""),
                        new Variants.Variant(
                                "(crispr OR crispr*) -\"off target\"", Variants.Change.BEGINNING, "crispr"));
        assertThat(wider)
                .extracting(Variants.Variant::why)
                .containsExactly("without -\"off target\"", "and every word that begins with crispr");
    }

    @Test
    void everyVariantOfAnyInterestFindsNoMoreOrNoLess() {
        RandomCases cases = new RandomCases(99);
        int offered = 0;
        for (int i = 0; i < 2_000; i++) {
            Interest interest;
            try {
                interest = Interest.parse(cases.query().written());
            } catch (InterestSyntaxException refused) {
                continue;
            }
            PaperText paper = cases.paper();
            boolean found = interest.explain(paper).matches();
            for (Variants.Variant variant : Variants.narrower(interest, List.of("cs.LG"))) {
                offered++;
                assertThat(!found
                                && Interest.parse(variant.text()).explain(paper).matches())
                        .as("<%s> is narrower than <%s> for %s", variant.text(), interest.text(), paper)
                        .isFalse();
            }
            for (Variants.Variant variant : Variants.wider(interest)) {
                offered++;
                assertThat(found
                                && !Interest.parse(variant.text())
                                        .explain(paper)
                                        .matches())
                        .as("<%s> is wider than <%s> for %s", variant.text(), interest.text(), paper)
                        .isFalse();
            }
        }
        assertThat(offered).isGreaterThan(4_000);
    }
}
