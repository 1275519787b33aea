package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.DigestContent.Group;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DigestMailTest {

    private static final Pattern COUNT = Pattern.compile("(\\d+) more papers?\\b");

    @Test
    void anEverydayDigestKeepsEveryRuleOfMailPrograms() {
        assertThat(lint(Samples.mail(Samples.everyday()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 35, 100})
    void soDoesOneOfAnyLength(int papers) {
        assertThat(lint(Samples.mail(Samples.everyday(papers)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word",
                "漢字漢字",
                "Ümläut",
                "&<>\"'",
                "unbreakablewordthatgoesonandonandonandonandonandonandonandonandonandonandon"
            })
    void soDoesOneThatNoMailCouldHold(String letters) {
        OutgoingMail mail = Samples.mail(Samples.overwhelming(letters));

        assertThat(lint(mail)).isEmpty();
        assertThat(shown(mail) + counted(mail)).isEqualTo(200);
    }

    @Test
    void soDoesOneWrittenByAnEnemy() {
        assertThat(lint(Samples.mail(Samples.hostile()))).isEmpty();
    }

    @Test
    void whatAnEnemyWritesIsShownAndNeverMarkup() {
        OutgoingMail mail = Samples.mail(Samples.hostile());
        Document page = Jsoup.parse(mail.html());

        assertThat(page.selectFirst("h3").text())
                .isEqualTo("<script>alert(1)</script> \"><img src=x onerror=alert(1)> {expr} {|raw|} {#if x}"
                        + " line Bcc: victim@example.org evil O(n) 🚀 & <!-- --> á");
        assertThat(page.select("script, img")).isEmpty();
        assertThat(mail.subject())
                .startsWith("4 new: <script>alert(1)</script>")
                .doesNotContain("\n");
        assertThat(mail.headers().values()).noneMatch(v -> v.contains("\n") || v.contains("\r"));
    }

    @Test
    void twentyPapersStayBelow45KilobytesWithAllTheirWords() {
        OutgoingMail mail = Samples.mail(Samples.everyday(20));

        assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(45_000);
        assertThat(mail.html()).contains("fitting gives a scheme whose limit is the bridge itself");
    }

    @Test
    void whenTheMailWouldBeCutOffSnippetsShortenBeforePapersGo() {
        OutgoingMail mail = Samples.mail(Samples.wordy(58));
        List<String> snippets =
                Jsoup.parse(mail.html()).select("td.pad:has(h3) p[dir]").eachText();

        assertThat(shown(mail)).isEqualTo(58);
        assertThat(snippets).hasSize(58).allMatch(snippet -> snippet.length() <= 160 && snippet.endsWith("…"));
        assertThat(mail.html()).contains("Matched: hinton (author)");
    }

    @Test
    void thenTheLowerPapersOfAnInterestBecomeOneLiners() {
        OutgoingMail mail = Samples.mail(Samples.wordy(85));

        assertThat(shown(mail)).isEqualTo(85);
        assertThat(Jsoup.parse(mail.html()).select("td.pad:has(h3) p[dir]")).hasSize(17);
    }

    @Test
    void theNumberInTheHeadingIsWhatIsShownPlusWhatIsCounted() {
        OutgoingMail mail = Samples.mail(Samples.everyday());

        assertThat(Jsoup.parse(mail.html()).selectFirst("h1").text()).isEqualTo("7 new papers for you");
        assertThat(mail.subject()).startsWith("7 new: ");
        assertThat(shown(mail) + counted(mail)).isEqualTo(7);
    }

    @Test
    void everyPaperSaysWhoWroteItWhenWhereAndWhyItIsHere() {
        Document page = Jsoup.parse(Samples.mail(Samples.everyday()).html());
        String row = page.select("td:has(h3)").first().text().replace('\u00A0', ' ');

        assertThat(page.select("h3 a").first().attr("href")).isEqualTo("https://arxiv.org/abs/2210.02747");
        assertThat(row)
                .contains(
                        "Yaron Lipman, Ricky T. Q. Chen, … Matt Le (5 authors) · 20 Nov 2025 · arXiv cs.LG · ▲ 46 on Hugging Face",
                        "Matched: “flow matching” (title and abstract) · also matches: diffusion",
                        "PDF · Code · Hugging Face");
        assertThat(page.select("b.hl").eachText())
                .contains("Flow Matching", "flow matching", "diffusion", "Pre-training", "Hinton");
    }

    @Test
    void aPaperWithoutAnAddressLeadsToTheWebView() {
        Entry bare = new Entry(
                1,
                "note",
                null,
                Samples.spans("A note"),
                Entry.plain(Samples.spans("A note")),
                List.of(),
                null,
                "",
                null,
                1,
                Entry.Occasion.NEW,
                List.of(),
                null,
                List.of(new Reason("notes", List.of("note (title)"))),
                "",
                List.of());
        OutgoingMail mail =
                Samples.mail(Samples.content(List.of(new Group(1, "notes", false, List.of(bare), 0)), 1, 1));

        assertThat(Jsoup.parse(mail.html()).select("h3 a").attr("href")).isEqualTo(Samples.LINKS.view());
        assertThat(mail.subject()).isEqualTo("1 new: A note · 21 Nov 2025");
        assertThat(lint(mail)).isEmpty();
    }

    @Test
    void anInterestWhosePapersAreAllInTheWebViewIsCounted() {
        DigestContent some = Samples.everyday();
        List<Group> groups = new ArrayList<>(List.of(new Group(1, "graphs", false, List.of(), 4)));
        groups.addAll(some.groups());
        OutgoingMail mail = Samples.mail(Samples.content(groups, 5, 11));

        assertThat(lint(mail)).isEmpty();
        assertThat(shown(mail) + counted(mail)).isEqualTo(11);
        assertThat(Jsoup.parse(mail.html()).select("h2").first().text()).startsWith("graphs");
    }

    @Test
    void theSameDigestGivesTheSameBytes() {
        assertThat(Samples.mail(Samples.everyday())).isEqualTo(Samples.mail(Samples.everyday()));
    }

    @Test
    void nothingOfATemplateIsLeftUnfilled() {
        OutgoingMail mail = Samples.mail(Samples.everyday());

        assertThat(Jsoup.parse(mail.html()).text() + mail.text()).doesNotContainPattern("[{}$\\\\]");
    }

    @Test
    void headersSayThatItIsAListAndHowToLeaveIt() {
        assertThat(Samples.mail(Samples.everyday()).headers())
                .containsExactly(
                        java.util.Map.entry("From", "Paperpost <digest@paperpost.example>"),
                        java.util.Map.entry("Reply-To", "help@paperpost.example"),
                        java.util.Map.entry("Date", "Fri, 21 Nov 2025 07:00:00 +0000"),
                        java.util.Map.entry("Message-ID", "<0b0f9a52-6a3c-4b0e-9a37-3f6a0c9d1e55@paperpost.example>"),
                        java.util.Map.entry("Auto-Submitted", "auto-generated"),
                        java.util.Map.entry("X-Auto-Response-Suppress", "OOF, AutoReply"),
                        java.util.Map.entry("Precedence", "bulk"),
                        java.util.Map.entry("List-Id", "Paperpost digests <digest.paperpost.example>"),
                        java.util.Map.entry(
                                "List-Unsubscribe", "<https://paperpost.example/unsubscribe/Uz6cF0pLk93mQwEr>"),
                        java.util.Map.entry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                        java.util.Map.entry("List-Help", "<https://paperpost.example/>"),
                        java.util.Map.entry("List-Owner", "<mailto:help@paperpost.example>"),
                        java.util.Map.entry("List-Post", "NO"),
                        java.util.Map.entry("Feedback-ID", "weekly:digest:paperpost.example:paperpost"));
    }

    @Test
    void withoutHttpsThereIsALinkToLeaveButNoPromiseOfOneClick() {
        DigestLinks plain = new DigestLinks(
                "http://localhost:8080/d/1",
                "http://localhost:8080/manage/1",
                "http://localhost:8080/unsubscribe/1",
                "http://localhost:8080/");
        OutgoingMail mail = new DigestMail(Samples.SENDER)
                .compose(
                        Samples.DELIVERY,
                        Samples.DATED,
                        Samples.everyday(),
                        Samples.READER,
                        Samples.INTERESTS,
                        Samples.FRIDAYS,
                        plain);

        assertThat(mail.headers())
                .containsEntry("List-Unsubscribe", "<http://localhost:8080/unsubscribe/1>")
                .doesNotContainKey("List-Unsubscribe-Post");
    }

    @Test
    void aReaderOfFiveHundredInterestsGetsAMailOfOrdinarySizeThatNamesThree() {
        List<String> interests = IntStream.range(0, 500)
                .mapToObj(i -> "\"interest number " + i + " of a very curious reader\"")
                .toList();
        List<Entry> entries = Samples.everyday(5).groups().get(0).entries();
        DigestContent content = Samples.content(
                interests.stream().map(i -> new Group(1, i, false, entries, 3)).toList(), 2500, 4000);
        OutgoingMail mail = new DigestMail(Samples.SENDER)
                .compose(
                        Samples.DELIVERY,
                        Samples.DATED,
                        content,
                        Samples.READER,
                        interests,
                        Samples.FRIDAYS,
                        Samples.LINKS);

        assertThat(lint(mail)).isEmpty();
        assertThat(shown(mail) + counted(mail)).isEqualTo(4000);
        assertThat(mail.html()).contains("; and 497 more. It comes");
        assertThat(MimeAlternatives.of(mail.text(), mail.html())).hasSizeLessThan(180_000);
    }

    @Test
    void theHiddenFirstLineNamesAnotherPaperThanTheSubject() {
        DigestContent content = Samples.everyday();

        assertThat(Samples.mail(content).subject()).isEqualTo("7 new: Flow Matching for Generative Modeling");
        assertThat(Preheader.of(content, Messages.english()))
                .startsWith("also Average Parameter Count over Pre-training Unifies");
    }

    private static List<String> lint(OutgoingMail mail) {
        return new EmailLint(mail, Samples.HOSTS).findings();
    }

    private static int shown(OutgoingMail mail) {
        return Jsoup.parse(mail.html()).select("h3").size();
    }

    private static int counted(OutgoingMail mail) {
        int counted = 0;
        for (String link : Jsoup.parse(mail.html()).select("td:not(:has(h1)) a").eachText()) {
            Matcher count = COUNT.matcher(link.replace(",", ""));
            counted += count.lookingAt() ? Integer.parseInt(count.group(1)) : 0;
        }
        return counted;
    }
}
