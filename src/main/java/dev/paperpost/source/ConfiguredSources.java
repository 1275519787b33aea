package dev.paperpost.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sources of this installation. */
@ApplicationScoped
class ConfiguredSources {

    private final List<PaperSource> sources;

    ConfiguredSources(SourcesConfig config, HuggingFaceDailyPapers huggingFace, WebClient web, Clock clock) {
        List<PaperSource> all = new ArrayList<>();
        all.add(huggingFace);
        Pace pace = new Pace(config.arxiv().pause());
        for (String category : config.arxiv().categories()) {
            all.add(new ArxivRss(category.strip(), config.arxiv().url(), web, pace, clock));
        }
        this.sources = List.copyOf(all);
    }

    List<PaperSource> all() {
        return sources;
    }

    Optional<PaperSource> named(String name) {
        return sources.stream().filter(source -> source.name().equals(name)).findFirst();
    }
}
