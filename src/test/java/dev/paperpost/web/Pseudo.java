package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Looks in a page in the pseudo-locale for words outside the brackets, which no translator can reach. */
public class Pseudo {

    /** Attributes that are read or heard. */
    private static final List<String> SHOWN = List.of("title", "placeholder", "aria-label", "alt", "label");

    /** What is the same in every language: what readers typed, examples, names of places and languages, papers. */
    private static final String DATA =
            "textarea, code, #timeZone optgroup option, #locale option, nav [hreflang], main [lang=en]";

    private static final String DAY = "Mon|Tues|Wednes|Thurs|Fri|Satur|Sun";
    private static final Pattern DATES =
            Pattern.compile("(" + DAY + ")day( \\d+ \\p{L}+ \\d{4})?|\\d+\u00A0\\p{L}+\u00A0\\d{4}");
    private static final String PLACES =
            "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific";
    private static final String EXAMPLES = "flow matching\n\"protein language model\"\ncategory:cs.LG diffusion";

    private Pseudo() {}

    /** @param data words that the test itself put into the page */
    public static void assertAllWordsAreOfTheBundle(Document page, String... data) {
        assertThat(page.select("html").attr("lang")).isEqualTo("en-XA");
        StringBuilder text = new StringBuilder();
        page.traverse((node, depth) -> {
            if (node instanceof TextNode words && ((Element) words.parent()).closest(DATA) == null) {
                text.append(words.getWholeText());
            }
        });
        assertThat(outside(text.toString(), data))
                .as("words outside the bundle")
                .isEmpty();
        for (Element element : page.getAllElements()) {
            for (String attribute : SHOWN) {
                assertThat(outside(element.attr(attribute), data))
                        .as(attribute + " of " + element.cssSelector())
                        .isEmpty();
            }
        }
        page.select("input[type=submit], input[type=button], meta[name=description]")
                .forEach(element -> assertThat(outside(element.attr("value") + element.attr("content"), data))
                        .isEmpty());
    }

    /** The words that are neither in brackets nor data. */
    private static List<String> outside(String text, String... data) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            depth += c == '⟦' ? 1 : c == '⟧' ? -1 : 0;
            outside.append(depth == 0 ? c : ' ');
            assertThat(depth).as("brackets of " + text).isNotNegative();
        }
        assertThat(depth).as("brackets of " + text).isZero();
        String rest = outside.toString().replace(EXAMPLES, " ").replace("Paperpost", " ");
        for (String known : data) {
            rest = rest.replace(known, " ");
        }
        rest = DATES.matcher(rest).replaceAll(" ");
        return Pattern.compile("\\p{L}+")
                .matcher(rest)
                .results()
                .map(word -> word.group())
                .filter(word -> !word.matches(PLACES))
                .collect(Collectors.toList());
    }
}
