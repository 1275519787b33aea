package dev.paperpost.digest;

import dev.paperpost.interest.Interest;
import dev.paperpost.platform.Messages;

/**
 * An interest as one reader holds it.
 *
 * @param text the reader's own words, which may differ from those of others who ask the same; null when nobody has it any more
 * @param interest null like {@code text}
 * @param muted whether what only this interest finds stands last
 */
public record AskedInterest(String text, Interest interest, boolean muted) {

    /** Of somebody who has not muted it. */
    public AskedInterest(String text, Interest interest) {
        this(text, interest, false);
    }

    /** What stands for an interest in the digests it once made, after the last reader with it has dropped it. */
    static final AskedInterest REMOVED = new AskedInterest(null, null, false);

    String text(Messages words) {
        return text == null ? words.say("interest.removed") : text;
    }
}
