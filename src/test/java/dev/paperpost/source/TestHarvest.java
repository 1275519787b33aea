package dev.paperpost.source;

import dev.paperpost.paper.Batches;
import dev.paperpost.paper.KnownWorks;
import dev.paperpost.paper.PaperStore;
import dev.paperpost.platform.TestTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.context.ManagedExecutor;

/** Makes the harvest of an installation whose sources are a local server. */
@ApplicationScoped
class TestHarvest {

    private final FetchLog log;
    private final Turns turns;
    private final PaperStore store;
    private final KnownWorks works;
    private final SourceMemory memory;
    private final Batches batches;
    private final ManagedExecutor executor;
    private final TestTables tables;

    TestHarvest(
            FetchLog log,
            Turns turns,
            PaperStore store,
            KnownWorks works,
            SourceMemory memory,
            Batches batches,
            ManagedExecutor executor,
            TestTables tables) {
        this.log = log;
        this.turns = turns;
        this.store = store;
        this.works = works;
        this.memory = memory;
        this.batches = batches;
        this.executor = executor;
        this.tables = tables;
    }

    void forgetAll() {
        tables.empty("paper, interest, subscriber, fetch_run, batch, source_memory, source_service");
    }

    Harvest of(FakeSite site, Clock clock) {
        SourcesConfig config = site.config();
        return of(
                config,
                clock,
                new ArxivRss.Kind(config),
                new HuggingFaceDailyPapers.Kind(config),
                new WatchedFolder.Kind(config));
    }

    Harvest of(SourcesConfig config, Clock clock, SourceKind... kinds) {
        ConfiguredSources sources = new ConfiguredSources(List.of(kinds));
        BatchBook book = new BatchBook(batches, sources);
        return new Harvest(
                sources,
                config,
                log,
                turns,
                new Timetable(config, book),
                new WebClient(config),
                store,
                works,
                memory,
                book,
                executor,
                clock);
    }
}
