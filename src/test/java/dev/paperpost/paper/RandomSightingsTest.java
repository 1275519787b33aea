package dev.paperpost.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.TestDatabase;
import dev.paperpost.platform.TestTables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random streams of sightings, in random order and batches, against sets of identifiers that are joined naively. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RandomSightingsTest {

    private static final int ROUNDS = 60;

    @Inject
    PaperStore store;

    @Inject
    Archive archive;

    @Inject
    TestTables tables;

    private final Random random = new Random(20261125);

    @Test
    void sightingsThatDoNotContradictEachOtherGiveTheSameWorksInAnyOrder() {
        for (int round = 0; round < ROUNDS; round++) {
            List<List<String>> seen = new ArrayList<>();
            for (int work = 0; work < 4; work++) {
                List<String> identifiers = identifiersOf(work);
                for (int i = 0; i < 4; i++) {
                    seen.add(some(identifiers));
                }
            }
            Collections.shuffle(seen, random);

            store(seen);

            assertThat(stored(seen)).as("round %d: %s", round, seen).isEqualTo(connected(seen));
        }
    }

    @Test
    void sightingsThatContradictEachOtherNeverBringTwoPapersOfArxivTogether() {
        for (int round = 0; round < ROUNDS; round++) {
            List<String> identifiers = new ArrayList<>();
            for (int work = 0; work < 3; work++) {
                identifiers.addAll(identifiersOf(work));
            }
            List<List<String>> seen = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                seen.add(some(identifiers));
            }

            store(seen);

            assertThat(stored(seen)).as("round %d: %s", round, seen).isEqualTo(joinedOneByOne(seen));
        }
    }

    private static List<String> identifiersOf(int work) {
        return List.of(
                "2601.0000" + work,
                "10.1101/2026.01.05.12345" + work,
                "10.1000/journal." + work,
                "10.2000/book." + work,
                "own id " + work);
    }

    /** One to three, in any order. */
    private List<String> some(List<String> identifiers) {
        List<String> shuffled = new ArrayList<>(identifiers);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 1 + random.nextInt(3)));
    }

    private void store(List<List<String>> seen) {
        tables.empty("paper");
        List<IncomingPaper> batch = new ArrayList<>();
        for (List<String> identifiers : seen) {
            batch.add(Sighted.as(identifiers.get(0))
                    .otherIds(identifiers.subList(1, identifiers.size()).toArray(String[]::new))
                    .paper());
            if (random.nextInt(3) == 0) {
                assertThat(store.store(batch).rejected()).isEmpty();
                batch.clear();
            }
        }
        assertThat(store.store(batch).rejected()).isEmpty();
    }

    private Set<Set<String>> stored(Collection<List<String>> seen) {
        TreeMap<Long, Set<String>> works = new TreeMap<>();
        seen.stream().flatMap(List::stream).forEach(identifier -> archive.byExternalId(identifier)
                .ifPresent(paper ->
                        works.computeIfAbsent(paper.id(), id -> new TreeSet<>()).add(identifier)));
        return Set.copyOf(works.values());
    }

    /** Joins sets that have a member in common until there are none. */
    private static Set<Set<String>> connected(List<List<String>> seen) {
        List<Set<String>> works = new ArrayList<>();
        for (List<String> sighting : seen) {
            Set<String> work = new TreeSet<>(sighting);
            works.stream()
                    .filter(other -> !Collections.disjoint(other, sighting))
                    .forEach(work::addAll);
            works.removeIf(other -> !Collections.disjoint(other, sighting));
            works.add(work);
        }
        return Set.copyOf(works);
    }

    /** Each sighting joins what it names to the first it names, arXiv's before all, unless two of arXiv would meet. */
    private static Set<Set<String>> joinedOneByOne(List<List<String>> seen) {
        List<Set<String>> works = new ArrayList<>();
        for (List<String> sighting : seen) {
            Set<String> work = new TreeSet<>();
            for (String identifier : surestFirst(sighting)) {
                Set<String> other = works.stream()
                        .filter(each -> each.contains(identifier))
                        .findFirst()
                        .orElse(Set.of(identifier));
                boolean twoOfArxiv = ofArxiv(work) > 0 && ofArxiv(other) > 0 && !work.containsAll(other);
                boolean twoPreprints = preprints(work) > 0
                        && preprints(other) > 0
                        && !work.containsAll(other)
                        && !(names(sighting, work) && names(sighting, other));
                if (!twoOfArxiv && !twoPreprints) {
                    work.addAll(other);
                }
            }
            works.removeIf(work::containsAll);
            works.add(work);
        }
        assertThat(works).allSatisfy(work -> assertThat(ofArxiv(work)).isLessThan(2));
        return Set.copyOf(works);
    }

    /** A paper's arXiv id, its id, its DOI, the rest. */
    private static Set<String> surestFirst(List<String> sighting) {
        Set<String> order = new LinkedHashSet<>();
        sighting.stream().filter(RandomSightingsTest::isOfArxiv).findFirst().ifPresent(order::add);
        order.add(sighting.get(0));
        sighting.stream().filter(each -> each.startsWith("10.")).findFirst().ifPresent(order::add);
        order.addAll(sighting);
        return order;
    }

    private static boolean names(List<String> sighting, Set<String> work) {
        return preprints(sighting.stream().filter(work::contains).collect(Collectors.toSet())) > 0;
    }

    private static boolean isOfArxiv(String identifier) {
        return identifier.startsWith("2601.");
    }

    private static long ofArxiv(Set<String> work) {
        return work.stream().filter(RandomSightingsTest::isOfArxiv).count();
    }

    private static long preprints(Set<String> work) {
        return work.stream().filter(each -> each.startsWith("10.1101/")).count();
    }
}
