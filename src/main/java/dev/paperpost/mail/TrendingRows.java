package dev.paperpost.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.paperpost.digest.Mention;
import dev.paperpost.digest.Trending;
import dev.paperpost.platform.Messages;
import java.util.List;

/** Lays out what trends once for all who get the same papers of it in the same language. Thread-safe. */
final class TrendingRows {

    /** Readers differ in which of the day's papers they have already. */
    private static final int KEPT = 500;

    private final Cache<Key, Rendered> rows =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    private record Key(String language, List<Mention> papers) {}

    /** Null when nothing trends. */
    TrendingBlock block(Trending trending, Messages words) {
        if (trending.papers().isEmpty()) {
            return null;
        }
        Rendered both = rows.get(
                new Key(words.tag(), trending.papers()),
                key -> Rendered.of(MailTemplates.trending(TrendingView.of(key.papers(), words))));
        return new TrendingBlock(trending.heading(words), both);
    }
}
