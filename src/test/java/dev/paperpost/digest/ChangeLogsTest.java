package dev.paperpost.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ChangeLogsTest {

    private static final long OLD = -1;
    private static final long YOUNG = -2;

    @Inject
    ChangeLogs logs;

    @Inject
    EntityManager entities;

    @Test
    void entriesOfMoreThanADayAreForgotten() {
        write(OLD, 25);
        write(YOUNG, 23);

        logs.prune();

        assertThat(written()).containsExactly(YOUNG);
    }

    @Transactional
    void write(long paper, int hoursAgo) {
        entities.createNativeQuery("insert into paper_change (paper_id, at)"
                        + " values (:paper, clock_timestamp() - make_interval(hours => :hours))")
                .setParameter("paper", paper)
                .setParameter("hours", hoursAgo)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<Long> written() {
        return entities.createNativeQuery("select paper_id from paper_change where paper_id < 0", Long.class)
                .getResultList();
    }
}
