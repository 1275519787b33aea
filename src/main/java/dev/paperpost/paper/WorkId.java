package dev.paperpost.paper;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a work, the same for every way its identifier is written. arXiv's identifier schemes are described at
 * info.arxiv.org/help/arxiv_identifier.html; DOIs are case-insensitive (DOI Handbook, 3.4). A preprint of bioRxiv or medRxiv
 * is known by its DOI, to which their pages add the version ({@code 10.1101/2026.01.05.123456v2}).
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
    /** The journals of Cold Spring Harbor share the first prefix; only preprints have a name of digits. */
    private static final String PREPRINT_DOI = "10\\.(?:1101|64898)/(?:\\d{4}\\.\\d{2}\\.\\d{2}\\.)?\\d{6,8}";

    private static final Pattern PREPRINT = Pattern.compile(
            "(?:(?:https?://)?(?:www\\.)?(?:bio|med)rxiv\\.org/content/)?(?<id>" + PREPRINT_DOI
                    + ")(?:v(?<version>[1-9]\\d{0,3}))?(?:\\.(?:full|abstract|full-text|pdf))*/?(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PREPRINT_IDENTIFIER = Pattern.compile("doi:" + PREPRINT_DOI);
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d{1,9}){0,9}/\\S+");

    /** Understands every spelling; never fails. Surrounding blanks do not count. */
    public static WorkId parse(String text) {
        String stripped = text.strip();
        Matcher prefix = DOI_PREFIX.matcher(stripped);
        String bare = prefix.lookingAt() ? stripped.substring(prefix.end()) : stripped;
        Matcher arxiv = ARXIV.matcher(bare);
        if (arxiv.matches()) {
            return new WorkId(Kind.ARXIV, arxivForm(arxiv.group("id")), version(arxiv));
        }
        Matcher preprint = PREPRINT.matcher(bare);
        if (preprint.matches()) {
            return new WorkId(Kind.DOI, preprint.group("id"), version(preprint));
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

    /** @param identifier as {@link #identifier()} gives it */
    static boolean isArxivId(String identifier) {
        return identifier.startsWith("arxiv:");
    }

    /**
     * Whether the identifier is the DOI of a preprint of bioRxiv or medRxiv.
     *
     * @param identifier as {@link #identifier()} gives it
     */
    static boolean isPreprintDoi(String identifier) {
        return PREPRINT_IDENTIFIER.matcher(identifier).matches();
    }

    private static Integer version(Matcher id) {
        String version = id.group("version");
        return version == null ? null : Integer.valueOf(version);
    }

    /** Old identifiers may name a subject class ({@code math.GT/0309136}) that is no part of the identity. */
    private static String arxivForm(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        int slash = lower.indexOf('/');
        int dot = lower.indexOf('.');
        return slash > 0 && dot > 0 && dot < slash ? lower.substring(0, dot) + lower.substring(slash) : lower;
    }
}
