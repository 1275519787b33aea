package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.paper.IncomingPaper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArxivRssTest {

    private static final String MONDAY = "2026-07-20T12:00:00Z";

    private final FakeSite site = new FakeSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aListingIsReadWithItsVersionsTypesAndNames() {
        site.serves("/cs.CL", 200, "application/rss+xml", FakeSite.fixture("cs.CL.xml"));
        CollectingIntake intake = new CollectingIntake(site.config(), MONDAY);

        assertThat(intake.fetch(source()))
                .isInstanceOfSatisfying(FetchOutcome.Fetched.class, fetched -> assertThat(fetched.day())
                        .hasToString("2026-07-20"));

        assertThat(intake.taken).hasSize(1);
        IncomingPaper first = intake.taken.get(0);
        assertThat(first.id()).isEqualTo("2607.10001");
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.title()).isEqualTo("Tracking with $\\mathcal{O}(n)$ graphs");
        assertThat(first.abstractText()).isEqualTo("We show $d < 2$ tracking & more.");
        assertThat(first.authors()).containsExactly("Ada Example", "Bo Sample", "李明");
        assertThat(first.categories()).containsExactly("cs.CL", "cs.LG");
        assertThat(first.primaryCategory()).isEqualTo("cs.CL");
        assertThat(first.announcedOn()).hasToString("2026-07-20");
        assertThat(first.doi()).isEqualTo("10.1000/xyz");
        assertThat(intake.updates).singleElement().satisfies(second -> {
            assertThat(second.version()).isEqualTo(5);
            assertThat(second.primaryCategory()).isNull();
            assertThat(second.announcedOn()).isNull();
        });
        assertThat(site.lastRequest().headers().getFirst("User-Agent")).contains("Paperpost", "operator@example.org");
    }

    private PaperSource source() {
        return new ArxivRss.Kind(site.config()).configured().get(0);
    }
}
