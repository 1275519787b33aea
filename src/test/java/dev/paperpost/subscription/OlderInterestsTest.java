package dev.paperpost.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.interest.Analysis;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class OlderInterestsTest {

    @Inject
    OlderInterests older;

    @Inject
    TestReaders readers;

    @Inject
    TestTables tables;

    @Inject
    EntityManager entities;

    @BeforeEach
    void emptyTables() {
        tables.empty("interest, subscriber");
    }

    @Test
    void interestsOfAnOlderAnalysisAreReadAgainFromTheirReadersWords() {
        subscribe("ada", "Pre-Training", "gravity");
        subscribe("bob", "pretraining", "wave");
        change("update interest set canonical = 'as it was', analysis_version = 0 where canonical = 'pretraining'");
        change("update interest set canonical = 'wave or so', analysis_version = 0 where canonical = 'wave'");
        subscribe("eve", "wave");

        older.readAgain();

        assertThat(texts("select s.text || ': ' || i.canonical from subscription_interest s"
                        + " join interest i on i.id = s.interest_id order by s.subscriber_id, s.position"))
                .containsExactly(
                        "Pre-Training: pretraining",
                        "gravity: gravity",
                        "pretraining: pretraining",
                        "wave: wave",
                        "wave: wave");
        assertThat(texts("select canonical from interest where analysis_version <> " + Analysis.version()))
                .isEmpty();
    }

    @Test
    void whatNowMeansTheSameIsOneInterestOfItsReader() {
        subscribe("ada", "gravity", "gravity waves");
        change("update subscription_interest set text = 'Gravity' where text = 'gravity waves'");
        change("update interest set analysis_version = 0 where canonical <> 'gravity'");

        older.readAgain();

        assertThat(texts("select text from subscription_interest")).containsExactly("gravity");
    }

    @Test
    void whatCannotBeReadAnyMoreKeepsItsFormAndStopsNoOther() {
        subscribe("ada", "gravity", "wave");
        change("update subscription_interest set text = '(open' where text = 'gravity'");
        change("update interest set analysis_version = 0");

        older.readAgain();

        assertThat(texts("select canonical from interest where analysis_version > 0 order by canonical"))
                .containsExactly("gravity", "wave");
    }

    private void subscribe(String name, String... interests) {
        readers.subscribed(
                new SubscriptionRequest(name + "@example.org", List.of(interests), null, null, null, null, null, null));
    }

    @Transactional
    void change(String sql) {
        entities.createNativeQuery(sql).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String sql) {
        return entities.createNativeQuery(sql, String.class).getResultList();
    }
}
