package dev.paperpost.paper;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a work, the same for every way its identifier is written. arXiv's identifier schemes are described at
 * info.arxiv.org/help/arxiv_identifier.html; DOIs are case-insensitive (DOI Handbook, 3.4).
 *
 * @param kind which scheme the text follows
 * @param externalId what people are shown: {@code 2602.23229}, {@code hep-th/9901001}, {@code 10.1000/xyz}, or the text
 * @param version 1 or higher, null when the text names none; never part of the identity
 */
public record WorkId(Kind kind, String externalId, Integer version) {

    /** The schemes; {@link #OTHER} is any other stable text. */
    public enum Kind {
        ARXIV,
        DOI,
        OTHER
    }

    private static final String ARXIV_ID =
            "(?<id>\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}|[a-z][a-z-]{1,15}(?:\\.[a-z]{2})?/\\d{2}(?:0[1-9]|1[0-2])\\d{3})"
                    + "(?:v(?<version>[1-9]\\d{0,3}))?";
    private static final Pattern ARXIV = Pattern.compile(
            "(?:arxiv:\\s*|oai:arxiv\\.org:|(?:https?://)?(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/"
                    + "|(?:https?://)?(?:www\\.)?huggingface\\.co/papers/|10\\.48550/arxiv\\.)?"
                    + ARXIV_ID + "(?:\\.pdf)?/?(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI_PREFIX = Pattern.compile(
            "(?:doi:\\s*|(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/)(?=10\\.)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d{1,9}){0,9}/\\S+");

    /** Understands every spelling; never fails. Surrounding blanks do not count. */
    public static WorkId parse(String text) {
        String stripped = text.strip();
        Matcher prefix = DOI_PREFIX.matcher(stripped);
        String bare = prefix.lookingAt() ? stripped.substring(prefix.end()) : stripped;
        Matcher arxiv = ARXIV.matcher(bare);
        if (arxiv.matches()) {
            String version = arxiv.group("version");
            return new WorkId(
                    Kind.ARXIV, arxivForm(arxiv.group("id")), version == null ? null : Integer.valueOf(version));
        }
        if (DOI.matcher(bare).matches()) {
            return new WorkId(Kind.DOI, bare.toLowerCase(Locale.ROOT), null);
        }
        return new WorkId(Kind.OTHER, stripped, null);
    }

    /** The key of the identity, with its scheme: {@code arxiv:2602.23229}, {@code doi:10.1000/xyz}, {@code other:…}. */
    public String identifier() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + externalId;
    }

    /** Old identifiers may name a subject class ({@code math.GT/0309136}) that is no part of the identity. */
    private static String arxivForm(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        int dot = lower.indexOf('.');
        return slash > 0 && dot > 0 && dot < slash ? lower.substring(0, dot) + lower.substring(slash) : lower;
    }
}
