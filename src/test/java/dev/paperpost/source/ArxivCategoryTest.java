package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivCategoryTest {

    @ParameterizedTest
    @CsvSource({
        "cs.CL, cs:cs:CL",
        "cs.cl, cs:cs:CL",
        "hep-th, physics:hep-th",
        "astro-ph.CO, physics:astro-ph:CO",
        "math.NA, math:math:NA",
        "math-ph, physics:math-ph",
        "stat.ML, stat:stat:ML",
        "q-bio.GN, q-bio:q-bio:GN",
        "quant-ph, physics:quant-ph",
        "cond-mat.mes-hall, physics:cond-mat:mes-hall",
        "nlin.AO, physics:nlin:AO",
        "physics.optics, physics:physics:optics",
        "econ.EM, econ:econ:EM",
        "cs, cs",
        "physics, physics",
        "cond-mat, physics:cond-mat"
    })
    void aCategoryIsInTheSetOfItsGroupAndArchive(String category, String set) {
        assertThat(new ArxivCategory(category).oaiSet()).isEqualTo(set);
        assertThat(new ArxivCategory(category).feed()).isEqualTo("arxiv:" + category);
    }

    @ParameterizedTest
    @CsvSource({
        "cs.CL, cat:cs.CL",
        "cs.cl, cat:cs.CL",
        "hep-th, cat:hep-th",
        "cond-mat.mes-hall, cat:cond-mat.mes-hall",
        "cs, cat:cs.*",
        "astro-ph, cat:astro-ph.*"
    })
    void aCategoryIsATermOfAQuery(String category, String term) {
        assertThat(new ArxivCategory(category).query()).isEqualTo(term);
    }
}
