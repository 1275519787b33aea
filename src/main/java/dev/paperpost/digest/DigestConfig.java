package dev.paperpost.digest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When digests are made. */
@ConfigMapping(prefix = "paperpost.digest")
public interface DigestConfig {

    /** How long after it was due a digest still waits for a source's papers of the day. */
    @WithDefault("3h")
    Duration patience();
}
