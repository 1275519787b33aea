package dev.paperpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Instant NOW = Instant.parse("2026-11-27T07:00:00Z");
    private static final Duration LONGEST_REST = Duration.ofSeconds(3);

    private final Lane lane = new Lane(4, new Backoff(Duration.ofSeconds(1), LONGEST_REST));

    @Test
    void aSlowLaneGivesOneMomentASecondAndNoneLaterThanItIsFreeAgain() {
        lane.refused(true, NOW);
        Instant rested = lane.restsUntil();
        Instant free = rested.plus(LONGEST_REST);

        List<Instant> moments =
                Stream.generate(() -> lane.slot(rested)).limit(10).toList();

        assertThat(moments.subList(0, 3)).containsExactly(rested, rested.plusSeconds(1), rested.plusSeconds(2));
        assertThat(moments.subList(3, 10))
                .allSatisfy(moment -> assertThat(moment).isBetween(free, free.plusMillis(1)));
        assertThat(lane.isFree(moments.get(9))).isTrue();
    }
}
