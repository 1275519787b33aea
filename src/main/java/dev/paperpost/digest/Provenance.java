package dev.paperpost.digest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What digests say of their sources, as it is stored: once, however many say the same.
 *
 * @param key of the content
 */
record Provenance(UUID key, String content) {

    static Provenance of(Completeness completeness) {
        String content = completeness.toJson();
        return new Provenance(UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)), content);
    }
}
