package dev.paperpost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern CATEGORY = Pattern.compile("\\.(zero|one|two|few|many|other)$");

    static List<String> languages() {
        return Messages.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysAllThatEnglishSays(String language) {
        assertThat(said(of(language))).isEqualTo(said(Messages.english()));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void whatCountsHasAFormForEachPluralCategoryOfItsLanguage(String language) {
        Messages words = of(language);
        Set<String> keys = words.keys();
        Set<String> counted = keys.stream()
                .filter(key -> CATEGORY.matcher(key).find())
                .map(key -> CATEGORY.matcher(key).replaceFirst(""))
                .collect(Collectors.toSet());

        assertThat(keys)
                .containsAll(counted.stream()
                        .flatMap(key -> words.categories().stream().map(category -> key + "." + category))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aTextNamesTheValuesThatTheEnglishOneNames(String language) {
        Messages words = of(language);
        Object[] values =
                Stream.iterate(0, i -> i + 1).limit(10).map(i -> "{" + i + "}").toArray();
        for (String key : words.keys()) {
            boolean ofPlural = CATEGORY.matcher(key).find();
            String english = CATEGORY.matcher(key).replaceFirst(".other");
            Set<String> places = places(words.say(key, values));
            Set<String> wanted = places(Messages.english().say(english, values));
            if (ofPlural) {
                // A form for one or two may say so in a word.
                places.add("{0}");
                wanted.add("{0}");
            }
            assertThat(places).as(language + " " + key).isEqualTo(wanted);
        }
    }

    @Test
    void numbersListsAndQuotationMarksAreThoseOfTheLanguage() {
        Messages words = Messages.english();

        assertThat(words.count("papers", 1)).isEqualTo("1 paper");
        assertThat(words.count("papers", 1234)).isEqualTo("1,234 papers");
        assertThat(words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(words.quoted("flow matching")).isEqualTo("“flow matching”");
    }

    @Test
    void aLanguageWithoutWordsIsEnglish() {
        assertThat(Messages.of(Locale.forLanguageTag("tlh")).tag()).isEqualTo("en");
        assertThat(Messages.of(Locale.forLanguageTag("en-GB")).tag()).isEqualTo("en");
    }

    @Test
    void aTextThatIsNotThereIsAFault() {
        assertThatThrownBy(() -> Messages.english().say("no.such.text")).hasMessageContaining("no.such.text");
    }

    private static Messages of(String language) {
        return Messages.of(Locale.forLanguageTag(language));
    }

    /** Keys without the category. */
    private static Set<String> said(Messages words) {
        return words.keys().stream()
                .map(key -> CATEGORY.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(result -> result.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
