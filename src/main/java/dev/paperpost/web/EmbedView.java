package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A form for another site.
 *
 * @param base of this site, without a trailing slash
 * @param heading above the form, may be empty
 * @param interests one on each line, may be empty
 * @param asked whether visitors write interests, too; else those above are theirs
 * @param words of its language
 */
record EmbedView(String base, String heading, String interests, boolean asked, Messages words) {

    /** What its maker copies. */
    public String html() {
        return Pages.snippet(words, this).render();
    }

    /** The same on our page; the only markup in it is the template's. */
    public RawString shown() {
        return new RawString(html());
    }

    public List<InterestLine> lines() {
        return InterestLine.of(interests);
    }

    /** Our own form with these interests. */
    public String link() {
        StringBuilder link = new StringBuilder(base).append("/?lang=").append(words.tag());
        lines().forEach(line -> link.append("&q=").append(URLEncoder.encode(line.text(), StandardCharsets.UTF_8)));
        return link.toString();
    }
}
