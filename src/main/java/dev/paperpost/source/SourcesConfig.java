package dev.paperpost.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where papers come from and how often the sources are asked. */
@ConfigMapping(prefix = "paperpost.sources")
public interface SourcesConfig {

    /** Whether the sources are asked by themselves; an operator may always ask. */
    @WithDefault("true")
    boolean enabled();

    /** How often each source is asked; one that owes papers is asked sooner. */
    @WithDefault("1h")
    Duration interval();

    /** How long one answer may take, from connecting to the last byte; arXiv was seen to take more than 90 seconds. */
    @WithDefault("150s")
    Duration timeout();

    /** The least time between two requests to one service, but for arXiv's own. */
    @WithDefault("1s")
    Duration pause();

    /** An address the sources may write to about this installation; it is sent in the User-Agent. */
    Optional<String> contact();

    /** Hosts inside the operator's own network that may be asked all the same. */
    Optional<List<String>> internalHosts();

    /** arXiv. */
    Arxiv arxiv();

    /** Hugging Face Daily Papers. */
    HuggingFace huggingface();

    /** bioRxiv and medRxiv. */
    Biorxiv biorxiv();

    /** Any Atom or RSS feed, by the name operators call it. */
    Map<String, URI> feeds();

    /** A folder that is watched for files of papers. */
    Optional<Path> folder();

    /** arXiv. */
    interface Arxiv {

        /** One feed is asked for each: asking for several at once hides which category is the primary one. */
        @WithDefault("cs.CL,cs.LG,cs.CV,cs.AI")
        List<String> categories();

        /** The root of the RSS feeds. */
        @WithDefault("https://rss.arxiv.org/rss/")
        URI url();

        /** The OAI-PMH interface, which brings what the feeds missed. */
        @WithDefault("https://oaipmh.arxiv.org/oai")
        URI oaiUrl();

        /** The query API, asked only for what other sources do not tell. */
        @WithDefault("https://export.arxiv.org/api/query")
        URI apiUrl();

        /** The least time between two requests; arXiv's terms of use ask for three seconds. */
        @WithDefault("3s")
        Duration pause();

        /** Up to how many months after a paper's own month a cross-list of it is still news. */
        @WithDefault("2")
        int crossMonths();

        /** Evenings without an announcement that are not in the bundled list. */
        Optional<List<LocalDate>> deferred();

        /** arXiv's announcement days. */
        default AnnouncementCalendar calendar() {
            return AnnouncementCalendar.arxiv(Holidays.deferred(deferred().orElse(List.of())));
        }
    }

    /** Hugging Face Daily Papers. */
    interface HuggingFace {

        /** The root of the API. */
        @WithDefault("https://huggingface.co/api/")
        URI url();
    }

    /** bioRxiv and medRxiv. */
    interface Biorxiv {

        /** Which of the two servers are asked: {@code biorxiv}, {@code medrxiv}; none by default. */
        Optional<List<String>> servers();

        /** The root of the API. */
        @WithDefault("https://api.biorxiv.org/")
        URI url();
    }
}
