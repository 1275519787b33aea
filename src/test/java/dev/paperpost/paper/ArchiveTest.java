package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperpost.paper.ArchiveQuery.Sort;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ArchiveTest {

    @Inject
    PaperStore store;

    @Inject
    Archive archive;

    @Test
    void aSpanOfDaysIsReadPageByPageInTheOrderAskedFor() {
        store.store(List.of(
                Sighted.as("a-mon").announcedOn("1990-11-19").upvotes(1).paper(),
                Sighted.as("a-tue").publishedAt("1990-11-20").paper(),
                Sighted.as("a-sun").announcedOn("1990-11-25").upvotes(9).paper(),
                Sighted.as("a-next").announcedOn("1990-11-26").paper()));

        assertThat(ids(null, "1990-W47", null, Sort.PUBLISHED, 1)).containsExactly("a-sun", "a-tue");
        assertThat(ids(null, "1990-W47", null, Sort.PUBLISHED, 2)).containsExactly("a-mon");
        assertThat(ids(null, "1990-W47", null, Sort.TRENDING, 1)).containsExactly("a-sun", "a-mon");
        assertThat(ids("1990-11-20", null, null, Sort.TRENDING, 1)).containsExactly("a-tue");
        assertThat(ids(null, null, "1990-11", Sort.PUBLISHED, 1)).containsExactly("a-next", "a-sun");
        assertThat(archive.find(ArchiveQuery.of(null, "1990-W47", null, Sort.PUBLISHED, 1, 2))
                        .hasNext())
                .isTrue();
        assertThat(archive.find(ArchiveQuery.of(null, null, null, Sort.TRENDING, 1, 2))
                        .items())
                .hasSize(2);
    }

    @Test
    void aSpanThatIsNoneSaysHowItShouldLook() {
        assertThatThrownBy(() -> ArchiveQuery.of(null, "1990-W60", null, Sort.TRENDING, 1, 10))
                .hasMessage("week must look like 2026-W47");
        assertThatThrownBy(() -> ArchiveQuery.of("1990-02-30", null, null, Sort.TRENDING, 1, 10))
                .hasMessage("date must look like 2026-11-21");
        assertThatThrownBy(() -> ArchiveQuery.of(null, null, null, Sort.TRENDING, 1, 101))
                .hasMessageContaining("limit must be 1 to 100");
    }

    private List<String> ids(String date, String week, String month, Sort sort, int page) {
        return archive.find(ArchiveQuery.of(date, week, month, sort, page, 2)).items().stream()
                .map(Paper::externalId)
                .toList();
    }
}
