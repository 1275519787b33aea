package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.Letter;
import dev.paperpost.web.Pseudo;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail in every language. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailLanguageTest {

    /** Plain, worst, by an enemy, and a new reader's first. */
    private enum Digest {
        ORDINARY(Samples::everyday),
        LONG(() -> Samples.everyday(100)),
        WORST(() -> Samples.overwhelming("Ümläut")),
        HOSTILE(Samples::hostile),
        WELCOME(() -> Samples.in(Locale.ENGLISH, Samples.everyday(), true));

        final Supplier<DigestContent> content;

        Digest(Supplier<DigestContent> content) {
            this.content = content;
        }
    }

    static Stream<Arguments> mails() {
        return Messages.LANGUAGES.stream()
                .flatMap(language -> Stream.of(Digest.values()).map(digest -> Arguments.of(language, digest)));
    }

    static List<String> languages() {
        return Messages.LANGUAGES;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("mails")
    void noRuleOfMailProgramsIsBroken(String language, Digest digest) {
        DigestContent content = digest.content.get();
        OutgoingMail mail = Samples.mail(Samples.in(Locale.forLanguageTag(language), content, content.welcome()));

        assertThat(new EmailLint(mail, Samples.HOSTS).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theLanguageAndItsDirectionAreSaidAndPapersKeepTheirs(String language) {
        Document page = Jsoup.parse(Samples.mail(Samples.in(Locale.forLanguageTag(language), Samples.everyday(), false))
                .html());
        Messages words = Messages.of(Locale.forLanguageTag(language));

        for (Element element : page.select("html, body > div[role]")) {
            assertThat(element.attr("lang")).isEqualTo(language);
            assertThat(element.attr("dir")).isEqualTo(words.direction());
        }
        assertThat(page.select("h3").first().attr("lang")).isEqualTo(language.equals("en") ? "" : "en");
        assertThat(page.select("h3").eachAttr("dir")).containsOnly("auto");
    }

    @Test
    void everyWordOfADigestComesFromTheBundle() {
        DigestContent content = Samples.everyday();
        Locale pseudo = Locale.forLanguageTag(Messages.PSEUDO);
        OutgoingMail mail = Samples.mail(Samples.in(pseudo, content, true));
        Document page = Jsoup.parse(mail.html());
        // What these hold was made elsewhere or is data.
        page.select("h3, .pad p[dir], .pad p[dir] + p, .pad:has(h3) p, h2:has(span), title")
                .forEach(Element::empty);

        Pseudo.assertAllWordsAreOfTheBundle(page, Samples.READER, content.completeness());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theMailThatAsksForConsentBreaksNoRule(String language) {
        for (boolean subscribed : new boolean[] {false, true}) {
            OutgoingMail mail = confirmation(language, subscribed);

            assertThat(new EmailLint(mail, Samples.HOSTS).findings())
                    .allMatch(finding -> finding.contains("nsubscribe"));
            OutgoingMail invitation = Samples.invitation(subscribed, Messages.of(Locale.forLanguageTag(language)));
            assertThat(new EmailLint(invitation, Samples.HOSTS).findings())
                    .allMatch(finding -> finding.contains("nsubscribe"));
        }
    }

    @Test
    void everyWordOfTheMailThatAsksForConsentComesFromTheBundle() {
        for (boolean subscribed : new boolean[] {false, true}) {
            Pseudo.assertAllWordsAreOfTheBundle(
                    Jsoup.parse(confirmation(Messages.PSEUDO, subscribed).html()));
            Messages pseudo = Messages.of(Locale.forLanguageTag(Messages.PSEUDO));
            Pseudo.assertAllWordsAreOfTheBundle(
                    Jsoup.parse(Samples.invitation(subscribed, pseudo).html()));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noLetterBreaksARuleWhateverItsReaderAskedFor(String language) {
        Locale locale = Locale.forLanguageTag(language);
        List<String> many = IntStream.range(0, 50)
                .mapToObj(i -> "\"a rather long phrase of interest\" " + i)
                .toList();
        for (Letter.Kind kind : Letter.Kind.values()) {
            for (List<String> interests : List.of(Samples.INTERESTS, List.of(Samples.HOSTILE), many)) {
                OutgoingMail mail = Samples.letter(Samples.SENDER, kind, interests, locale);

                assertThat(new EmailLint(mail, Samples.HOSTS).findings())
                        .as(kind.name())
                        .isEmpty();
            }
        }
    }

    @Test
    void everyWordOfALetterComesFromTheBundle() {
        for (Letter.Kind kind : Letter.Kind.values()) {
            OutgoingMail mail =
                    Samples.letter(Samples.SENDER, kind, Samples.INTERESTS, Locale.forLanguageTag(Messages.PSEUDO));

            Pseudo.assertAllWordsAreOfTheBundle(Jsoup.parse(mail.html()), Samples.INTERESTS.toArray(String[]::new));
        }
    }

    /** A stranger can have these sent to anybody, so they must not carry the stranger's words. */
    @Test
    void whatAStrangerCanHaveSentSaysNothingOfTheStranger() {
        for (Letter.Kind kind : Letter.Kind.values()) {
            OutgoingMail mail = Samples.letter(Samples.SENDER, kind, List.of("buy zyzzyva"), Locale.ENGLISH);

            assertThat(mail.html().contains("zyzzyva")).as(kind.name()).isEqualTo(kind == Letter.Kind.QUIET);
            assertThat(mail.text().contains("zyzzyva")).as(kind.name()).isEqualTo(kind == Letter.Kind.QUIET);
        }
    }

    @Test
    void onlyTheLetterThatNobodyAskedForIsAListAndHasItsHeaders() {
        for (Letter.Kind kind : Letter.Kind.values()) {
            Map<String, String> headers = Samples.letter(Samples.SENDER, kind, Samples.INTERESTS, Locale.ENGLISH)
                    .headers();

            assertThat(headers).containsEntry("Message-ID", "<" + Samples.DELIVERY + "@paperpost.example>");
            if (kind == Letter.Kind.QUIET) {
                assertThat(headers)
                        .containsEntry("List-Unsubscribe", "<" + Samples.LINKS.unsubscribe() + ">")
                        .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            } else {
                assertThat(headers).doesNotContainKeys("List-Unsubscribe", "List-Id", "Precedence");
            }
        }
    }

    private static OutgoingMail confirmation(String language, boolean subscribed) {
        return Samples.confirmation(Samples.SENDER, subscribed, Messages.of(Locale.forLanguageTag(language)));
    }
}
