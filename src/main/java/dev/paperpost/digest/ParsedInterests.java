package dev.paperpost.digest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.paperpost.interest.Interest;

/** Interests by their words: a digest run asks for the same ones again and again. Thread-safe. */
final class ParsedInterests {

    private static final int MOST = 20_000;

    private final Cache<String, Interest> parsed =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Interest of(String text) {
        return parsed.get(text, Interest::parse);
    }
}
