package dev.paperpost.interest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {

    static Stream<Arguments> authors() {
        return Table.rows("authors.tsv").stream().map(row -> Arguments.of(row[0], row[1], row[2].equals("1")));
    }

    static Stream<Arguments> categories() {
        return Table.rows("categories.tsv").stream().map(row -> Arguments.of(row[0], row[1], row[2].equals("1")));
    }

    @ParameterizedTest(name = "author:{0} | {1} | {2}")
    @MethodSource("authors")
    void anAuthorIsFoundByFamilyNameAndInitialsInAnyOrder(String asked, String name, boolean expected) {
        assertThat(Papers.matches("author:" + asked, Papers.by("Ada Lovelace", name)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "category:{0} | {1} | {2}")
    @MethodSource("categories")
    void aCategoryIsFoundByItsNameOrArchive(String asked, String category, boolean expected) {
        assertThat(Papers.matches("cat:" + asked, Papers.in("physics.optics", category)))
                .isEqualTo(expected);
    }

    @Test
    void aNameIsNotPutTogetherFromTwoAuthors() {
        assertThat(Papers.matches("author:\"geoffrey bengio\"", Papers.by("Geoffrey Hinton", "Yoshua Bengio")))
                .isFalse();
    }

    @Test
    void wordsInParenthesesMayNameTwoAuthors() {
        assertThat(Papers.matches("author:(hinton bengio)", Papers.by("Geoffrey Hinton", "Yoshua Bengio")))
                .isTrue();
    }

    @Test
    void aCategoryNobodyListsIsStillNoObstacleToAPaper() {
        assertThat(Papers.matches("cs", Papers.in("underwater basket weaving"))).isFalse();
    }
}
