package dev.paperpost.mail;

import dev.paperpost.platform.Messages;

/**
 * What the digest templates say.
 *
 * @param t words of the reader's language
 * @param brand the sender's display name
 * @param period the day it stands for
 * @param intro one sentence
 * @param trending below the papers; null when there is nothing
 * @param completeness what it holds of each source and what will follow, in one line; may be empty
 * @param why why this reader gets it
 */
record DigestView(
        Messages t,
        String brand,
        String subject,
        String preheader,
        String period,
        String heading,
        String intro,
        DigestPage page,
        TrendingBlock trending,
        String completeness,
        String why,
        DigestLinks links) {}
