package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2602.23229",
                " 2602.23229 ",
                "2602.23229v3",
                "arXiv:2602.23229v1",
                "ARXIV: 2602.23229",
                "oai:arXiv.org:2602.23229v12",
                "https://arxiv.org/abs/2602.23229",
                "http://www.arxiv.org/abs/2602.23229v2",
                "https://export.arxiv.org/pdf/2602.23229v2.pdf",
                "https://arxiv.org/pdf/2602.23229.pdf",
                "https://arxiv.org/html/2602.23229v1",
                "arxiv.org/abs/2602.23229",
                "10.48550/arXiv.2602.23229",
                "doi:10.48550/ARXIV.2602.23229",
                "https://doi.org/10.48550/arXiv.2602.23229",
                "https://huggingface.co/papers/2602.23229",
            })
    void everySpellingOfAnArxivIdIsTheSameWork(String spelling) {
        assertThat(WorkId.parse(spelling).identifier()).isEqualTo("arxiv:2602.23229");
        assertThat(WorkId.parse(spelling).externalId()).isEqualTo("2602.23229");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1101/2026.01.05.123456",
                "10.1101/2026.01.05.123456v2",
                "doi:10.1101/2026.01.05.123456",
                "https://doi.org/10.1101/2026.01.05.123456v1",
                "https://www.biorxiv.org/content/10.1101/2026.01.05.123456v2",
                "https://www.biorxiv.org/content/10.1101/2026.01.05.123456v2.full.pdf",
                "http://medrxiv.org/content/10.1101/2026.01.05.123456v1.full-text?rss=1",
                "biorxiv.org/content/10.1101/2026.01.05.123456v3.abstract",
            })
    void everySpellingOfABiorxivPreprintIsTheSameWork(String spelling) {
        assertThat(WorkId.parse(spelling).identifier()).isEqualTo("doi:10.1101/2026.01.05.123456");
    }

    @ParameterizedTest
    @CsvSource({
        "hep-th/9901001v2, arxiv:hep-th/9901001, 2",
        "math.GT/0309136, arxiv:math/0309136,",
        "https://arxiv.org/abs/astro-ph/9805201v1, arxiv:astro-ph/9805201, 1",
        "0704.0001, arxiv:0704.0001,",
        "1501.00001v10, arxiv:1501.00001, 10",
        "10.1101/012345v2, doi:10.1101/012345, 2",
        "10.64898/2025.12.01.123456v10, doi:10.64898/2025.12.01.123456, 10",
        "10.1101/gr.123456.120, doi:10.1101/gr.123456.120,",
        "10.1000/123456v2, doi:10.1000/123456v2,",
        "10.1000/XyZ, doi:10.1000/xyz,",
        "doi: 10.1000/xyz, doi:10.1000/xyz,",
        "https://dx.doi.org/10.1000/xyz, doi:10.1000/xyz,",
        "10.1000.10/123(45)6-7;8, doi:10.1000.10/123(45)6-7;8,",
        "PMC12345, other:PMC12345,",
        "2613.00001, other:2613.00001,",
        "2602.123, other:2602.123,",
        "version 2602.23229, other:version 2602.23229,",
        "10.1000, other:10.1000,",
        "https://example.org/abs/2602.23229, other:https://example.org/abs/2602.23229,",
    })
    void eachSchemeHasItsOwnForm(String text, String identifier, Integer version) {
        assertThat(WorkId.parse(text).identifier()).isEqualTo(identifier);
        assertThat(WorkId.parse(text).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2602.23229v2", "10.1000/XYZ", "math.GT/0309136", "some other text"})
    void theExternalIdIsUnderstoodAgain(String text) {
        WorkId id = WorkId.parse(text);

        assertThat(WorkId.parse(id.externalId()).identifier()).isEqualTo(id.identifier());
    }
}
