package dev.paperpost.mail;

/**
 * What the digest templates say.
 *
 * @param brand the sender's display name
 * @param period the day it stands for
 * @param intro one sentence
 * @param completeness what it holds of each source and what will follow, in one line; may be empty
 * @param why why this reader gets it
 */
record DigestView(
        String brand,
        String subject,
        String preheader,
        String period,
        String heading,
        String intro,
        DigestPage page,
        String completeness,
        String why,
        DigestLinks links) {}
