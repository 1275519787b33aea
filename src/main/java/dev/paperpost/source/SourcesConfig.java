package dev.paperpost.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where papers come from and how often the sources are asked. */
@ConfigMapping(prefix = "paperpost.sources")
public interface SourcesConfig {

    /** Whether the sources are asked by themselves; an operator may always ask. */
    @WithDefault("true")
    boolean enabled();

    /** How often each source is asked. */
    @WithDefault("1h")
    Duration interval();

    /** How long one answer may take, from connecting to the last byte. */
    @WithDefault("60s")
    Duration timeout();

    /** An address the sources may write to about this installation; it is sent in the User-Agent. */
    Optional<String> contact();

    /** The arXiv listing feeds. */
    Arxiv arxiv();

    /** Hugging Face Daily Papers. */
    HuggingFace huggingface();

    /** The arXiv listing feeds. */
    interface Arxiv {

        /** One feed is asked for each: asking for several at once hides which category is the primary one. */
        @WithDefault("cs.CL,cs.LG,cs.CV,cs.AI")
        List<String> categories();

        /** The root of the RSS feeds. */
        @WithDefault("https://rss.arxiv.org/rss/")
        URI url();

        /** The least time between two requests; arXiv's terms of use ask for three seconds. */
        @WithDefault("3s")
        Duration pause();
    }

    /** Hugging Face Daily Papers. */
    interface HuggingFace {

        /** The root of the API. */
        @WithDefault("https://huggingface.co/api/")
        URI url();
    }
}
