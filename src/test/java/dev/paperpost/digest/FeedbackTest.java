package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.subscription.HeldInterest;
import dev.paperpost.subscription.SubscriptionRequest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FeedbackTest extends PlannedDays {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Feedback feedback;

    private Instant due;

    @BeforeEach
    void nothingIsDueYet() {
        due = clock.instant();
    }

    @Test
    void papersLikeOneThatMoreIsWantedOfStandFirstAndSayWhy() {
        String ada = reader("ada", "gravity");
        store("Gravity of pulsar glitches");
        say(ada, paper(planned(ada), "pulsar"), true);
        store("Gravity, gravity and waves of the early universe heard by interferometers under ground");
        store("Gravity of glitches in a pulsar crust");
        store("Gravity and the tides of gravity in narrow northern fjords with rocky islands");

        DigestContent digest = planned(ada);

        assertThat(titles(digest).get(0)).isEqualTo("Gravity of glitches in a pulsar crust");
        assertThat(entries(digest))
                .extracting(Entry::leaning)
                .containsExactly("higher, as you want more like “Gravity of pulsar glitches”", "", "");
    }

    @Test
    void papersLikeOneThatLessIsWantedOfStandLastAndSayWhyUntilItIsTakenBack() {
        String ada = reader("ada", "gravity");
        store("Gravity of pulsar glitches");
        Entry pulsar = paper(planned(ada), "pulsar");
        say(ada, pulsar, false);
        store("On gravity waves in the early universe");
        store("Gravity of pulsar glitches revisited");

        DigestContent digest = planned(ada);

        assertThat(titles(digest)).last().isEqualTo("Gravity of pulsar glitches revisited");
        assertThat(entries(digest).get(1).leaning())
                .isEqualTo("lower, as you want less like “Gravity of pulsar glitches”");

        feedback.takeBack(id(ada), pulsar.paperId());
        store("On gravity waves in the late universe");
        store("Gravity of pulsar glitches again");

        assertThat(entries(planned(ada))).extracting(Entry::leaning).containsOnly("");
    }

    @Test
    void whatOnlyAMutedInterestFindsComesLastAndOnlyWhereThereIsRoom() {
        String ada = reader(3, "ada", "light", "gravity");
        mute(ada, "light");
        store("Light, only light");
        store("Light and gravity");
        store("Gravity one");
        store("A note on gravity two");

        DigestContent digest = planned(ada);
        assertThat(titles(digest))
                .containsExactlyInAnyOrder(
                        "Light and gravity", "Gravity one", "A note on gravity two", "Light, only light");
        assertThat(titles(digest)).last().isEqualTo("Light, only light");
        assertThat(titles(digests.mailed(digest.digestId()))).doesNotContain("Light, only light");
        assertThat(digests.mailed(digest.digestId()).groups())
                .extracting(DigestContent.Group::interest, DigestContent.Group::muted, DigestContent.Group::more)
                .containsExactly(tuple("gravity", false, 0), tuple("light", true, 1));
    }

    @Test
    void anInterestStaysMutedWhenOthersAreAddedAndIsNoLongerWhenItIsUnmuted() {
        String ada = reader("ada", "light", "gravity");
        mute(ada, "light");

        subscriptions.replace(ada, request("ada", 20, "tides", "gravity", "light"));

        assertThat(subscriptions.interests(ada))
                .extracting(HeldInterest::text, HeldInterest::muted)
                .containsExactly(tuple("tides", false), tuple("gravity", false), tuple("light", true));
        subscriptions.mute(ada, held(ada, "light"), false);
        assertThat(subscriptions.interests(ada)).noneMatch(HeldInterest::muted);
    }

    @Test
    void nothingCanBeSaidOfAPaperThatWasInNoDigestOfTheReader() {
        String ada = reader("ada", "gravity");
        String eve = reader("eve", "tides");
        store("Gravity");
        store("Tides");
        planner.plan(due = due.plus(DAY));
        long tides = paper(latest(eve), "Tides").paperId();

        feedback.give(id(ada), tides, true);

        assertThat(feedback.on(id(ada), tides)).isEmpty();
        assertThat(feedback.of(id(ada))).isEmpty();
    }

    /** Two readers ask for the same; one of them says things at random. */
    @Test
    void whateverIsSaidAndMutedTheSamePapersCome() {
        Random random = new Random(20261126);
        String quiet = reader(5, "quiet", "topica", "topicb", "topicc");
        String loud = reader(5, "loud", "topica", "topicb", "topicc");
        List<String> toQuiet = new ArrayList<>();
        List<String> toLoud = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            for (int i = 0; i < 1 + random.nextInt(15); i++) {
                store(words(random) + day + "x" + i);
            }
            planner.plan(due = due.plus(DAY));
            toQuiet.addAll(titles(latest(quiet)));
            DigestContent got = latest(loud);
            toLoud.addAll(titles(got));
            for (Entry entry : entries(got)) {
                switch (random.nextInt(4)) {
                    case 0 -> say(loud, entry, true);
                    case 1 -> say(loud, entry, false);
                    case 2 -> feedback.takeBack(id(loud), entry.paperId());
                    default -> mute(loud, "topic" + (char) ('a' + random.nextInt(3)));
                }
            }
            subscriptions.mute(loud, held(loud, "topica"), random.nextBoolean());
        }

        assertThat(toLoud).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(toQuiet);
        assertThat(toLoud).isNotEqualTo(toQuiet);
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            words.append("topic").append((char) ('a' + random.nextInt(6))).append(' ');
        }
        return words.toString();
    }

    private String reader(String name, String... interests) {
        return reader(20, name, interests);
    }

    private String reader(int maxPapers, String name, String... interests) {
        return readers.subscribed(request(name, maxPapers, interests));
    }

    private static SubscriptionRequest request(String name, int maxPapers, String... interests) {
        return new SubscriptionRequest(
                name + "@example.org", List.of(interests), null, "UTC", null, maxPapers, null, null);
    }

    private DigestContent planned(String token) {
        planner.plan(due = due.plus(DAY));
        return latest(token);
    }

    private DigestContent latest(String token) {
        return digests.all().stream()
                .filter(digest -> digest.subscriberId() == id(token))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void say(String token, Entry entry, boolean more) {
        feedback.give(id(token), entry.paperId(), more);
    }

    private void mute(String token, String interest) {
        subscriptions.mute(token, held(token, interest), true);
    }

    private long held(String token, String interest) {
        return subscriptions.interests(token).stream()
                .filter(each -> each.text().equals(interest))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private long id(String token) {
        return subscriptions.view(token).orElseThrow().subscriberId();
    }

    private static Entry paper(DigestContent digest, String word) {
        return entries(digest).stream()
                .filter(entry -> Entry.plain(entry.title()).contains(word))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles(DigestContent digest) {
        return entries(digest).stream().map(entry -> Entry.plain(entry.title())).toList();
    }

    private static List<Entry> entries(DigestContent digest) {
        return digest.groups().stream()
                .flatMap(group -> group.entries().stream())
                .toList();
    }
}
