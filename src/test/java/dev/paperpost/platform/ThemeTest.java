package dev.paperpost.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    @TempDir
    Path folder;

    @Test
    void withoutSettingsNothingIsChosen() {
        Theme theme = theme(Map.of());

        assertThat(theme.name()).isEqualTo("Paperpost");
        assertThat(theme.footer()).isEmpty();
        assertThat(theme.links()).isEmpty();
        assertThat(theme.logo()).isEmpty();
        assertThat(theme.light()).isEmpty();
        assertThat(theme.dark()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    light.link   | #77aaff | contrast with the sheet #fffdf9 is 2.3
                    light.text   | #999999 | contrast with the sheet #fffdf9 is 2.8
                    light.sheet  | #333333 | contrast with the text #1d2126 is 1.2
                    light.ground | #7f7f7f | contrast with the text #1d2126 is 4.0
                    light.mark   | #885500 | contrast with the text #1d2126 is 2.5
                    dark.link    | #1f5082 | contrast with the sheet #1c2026 is 1.9
                    dark.text    | #555555 | contrast with the sheet #1c2026 is 2.1
                    dark.mark    | #fdedb5 | contrast with the text #e7e6e2 is 1.0
                    """)
    void coloursThatCannotBeReadEndTheStartWithOneThatCan(String key, String value, String reason) {
        String refusal = refusal(Map.of(key, value));

        assertThat(refusal)
                .startsWith("paperpost.theme." + key + " is " + value + ", whose ")
                .contains(reason)
                .doesNotContain("\n");
        Matcher better = Pattern.compile("as (#[0-9a-f]{6}) has$").matcher(refusal);
        assertThat(better.find()).as(refusal).isTrue();
        theme(Map.of(key, better.group(1)));
    }

    @Test
    void aColourBetweenTwoThatLeaveNoRoomIsRefusedWithoutAnOther() {
        assertThat(refusal(Map.of("light.sheet", "#777777", "light.ground", "#ffffff", "light.mark", "#ffffff")))
                .startsWith("paperpost.theme.light.sheet is #777777")
                .contains("#");
        assertThat(refusal(Map.of("light.sheet", "#ffffff", "light.ground", "#000000")))
                .startsWith("paperpost.theme.light.ground is #000000");
        assertThat(refusal(Map.of("light.sheet", "#ffffff", "light.ground", "#000000", "light.text", "#ffffff")))
                .endsWith("No colour does with the others; set them further apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "0b57d0", "#0b57d0;}", "#12345g", "#1234567"})
    void whatIsNoColourIsRefused(String value) {
        assertThat(refusal(Map.of("dark.ground", value)))
                .isEqualTo("paperpost.theme.dark.ground: \"" + value
                        + "\" is no colour; write six hexadecimal digits, as #0b57d0");
    }

    /** Whatever is chosen: what follows from it stands out as it must, or the choice was refused. */
    @Test
    void allColoursThatFollowStandOut() {
        Random random = new Random(5);
        int accepted = 0;
        for (int i = 0; i < 3_000; i++) {
            boolean light = random.nextBoolean();
            String key = light ? "light." : "dark.";
            Map<String, String> chosen = new HashMap<>();
            for (String role : List.of("link", "text", "sheet", "ground", "mark")) {
                if (random.nextInt(3) > 0) {
                    boolean bright = light == !role.matches("link|text");
                    int from = bright ? 0xb0 : 0;
                    chosen.put(
                            key + role,
                            String.format(
                                    "#%02x%02x%02x",
                                    from + random.nextInt(0x50),
                                    from + random.nextInt(0x50),
                                    from + random.nextInt(0x50)));
                }
            }
            try {
                Theme theme = theme(chosen);
                for (Scheme scheme :
                        (light ? theme.light() : theme.dark()).stream().toList()) {
                    accepted++;
                    assertStandsOut(scheme);
                }
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("paperpost.theme." + key);
            }
        }
        assertThat(accepted).isGreaterThan(300);
    }

    private static void assertStandsOut(Scheme scheme) {
        for (Colour behind : List.of(scheme.sheet(), scheme.ground())) {
            for (Colour words : List.of(scheme.text(), scheme.link(), scheme.quiet(), scheme.wrong())) {
                assertThat(words.contrast(behind)).isGreaterThanOrEqualTo(4.5);
            }
            assertThat(scheme.edge().contrast(behind)).isGreaterThanOrEqualTo(3);
            assertThat(scheme.focus().contrast(behind)).isGreaterThanOrEqualTo(3);
        }
        assertThat(scheme.text().contrast(scheme.mark())).isGreaterThanOrEqualTo(4.5);
        assertThat(scheme.link().contrast(scheme.mark())).isGreaterThanOrEqualTo(4.5);
        assertThat(scheme.onLink().contrast(scheme.link())).isGreaterThanOrEqualTo(4.5);
        assertThat(scheme.onLink().contrast(scheme.linkOver())).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two\nlines",
                "tab\there",
                "over\u202eridden",
                "\u2028",
                "12345678901234567890123456789012345678901"
            })
    void aNameIsOneShortLine(String name) {
        assertThat(refusal(Map.of("name", name)))
                .isEqualTo("paperpost.theme.name must be one line of 1 to 40 characters, without control characters or"
                        + " marks of direction");
        assertThat(refusal(Map.of("footer", name.repeat(8)))).startsWith("paperpost.theme.footer must be one line");
    }

    @Test
    void linksAreWordsAndAnAddress() {
        assertThat(theme(Map.of("links", "Legal notice https://example.org/imprint, Privacy https://example.org/p?a=1"))
                        .links())
                .containsExactly(
                        new Theme.Link("Legal notice", "https://example.org/imprint"),
                        new Theme.Link("Privacy", "https://example.org/p?a=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "Imprint",
                "Imprint javascript:alert(1)",
                "Imprint http://example.org",
                "Imprint https:///x",
                "Imprint https://user@example.org/",
                "Imprint https://example.org/\"onclick"
            })
    void whatIsNoLinkIsRefused(String link) {
        assertThat(refusal(Map.of("links", link))).startsWith("paperpost.theme.links: \"" + link + "\" is no link");
    }

    static List<Arguments> pictures() {
        return List.of(
                Arguments.of("logo.png", "\u0089PNG\r\n\u001a\nrest", "image/png"),
                Arguments.of("logo.jpg", "\u00ff\u00d8\u00ff\u00e0", "image/jpeg"),
                Arguments.of("logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
                Arguments.of("other.txt", "<?xml version='1.0'?><!-- drawn --><svg></svg>", "image/svg+xml"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void aLogoIsWhatItsFirstOctetsSay(String file, String content, String type) throws IOException {
        Files.writeString(folder.resolve(file), content, StandardCharsets.ISO_8859_1);

        assertThat(theme(file.startsWith("logo") ? Map.of() : Map.of("logo", file))
                        .logo()
                        .orElseThrow()
                        .type())
                .isEqualTo(type);
    }

    @Test
    void aFileThatIsNoPictureOrTooLargeOrMissingIsRefused() throws IOException {
        Path logo = folder.resolve("logo.png");
        assertThat(refusal(Map.of("logo", "logo.png"))).contains("cannot be read (NoSuchFileException)");
        Files.writeString(logo, "<html><svg></svg></html>");
        assertThat(refusal(Map.of())).endsWith("logo.png is no PNG, JPEG or SVG");
        Files.write(logo, new byte[100 * 1024 + 1]);
        assertThat(refusal(Map.of())).endsWith("has more than 100 KiB; make it smaller");
    }

    @Test
    void aMountedFolderHoldsTheSettingsWithoutTheirPrefixAndReadsNoOtherSetting() throws Exception {
        Files.writeString(
                folder.resolve(ThemeFolder.FILE),
                "footer=Päper ${quarkus.datasource.password} $5 $$\nlight.link=#0b57d0\n");

        Map<String, String> settings = ThemeFolder.settings(folder);

        assertThat(settings).containsOnlyKeys("paperpost.theme.footer", "paperpost.theme.light.link");
        assertThat(new Theme(config(settings)).footer()).isEqualTo("Päper ${quarkus.datasource.password} $5 $$");
        assertThat(ThemeFolder.settings(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException {
        Files.write(folder.resolve(ThemeFolder.FILE), new byte[] {'n', '=', (byte) 0xff});

        assertThatThrownBy(() -> ThemeFolder.settings(folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(ThemeFolder.FILE);
    }

    private String refusal(Map<String, String> settings) {
        try {
            theme(settings);
        } catch (IllegalArgumentException refused) {
            return refused.getMessage();
        }
        throw new AssertionError(settings + " was taken");
    }

    private Theme theme(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("paperpost.theme.dir", folder.toString()));
        settings.forEach((key, value) -> all.put("paperpost.theme." + key, value));
        return new Theme(config(all));
    }

    private static ThemeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ThemeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(ThemeConfig.class);
    }
}
