package dev.paperpost.source;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The following page that a Link header names (RFC 8288). */
final class NextLink {

    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern LINK = Pattern.compile("<([^>]*)>((?:[^,\"<]|" + QUOTED + ")*+)");
    private static final Pattern RELATION =
            Pattern.compile(";\\s*rel\\s*=\\s*(" + QUOTED + "|[^\\s;,\"]+)", Pattern.CASE_INSENSITIVE);

    private NextLink() {}

    /**
     * The address, made absolute; empty when there is none, or one that leads to another place.
     *
     * @param header all links of an answer, separated by commas
     * @param from what was asked
     */
    static Optional<URI> of(String header, URI from) {
        Matcher link = LINK.matcher(header);
        while (link.find()) {
            if (isNext(link.group(2))) {
                return resolve(from, link.group(1).strip());
            }
        }
        return Optional.empty();
    }

    /** A link may stand in several relations; only its first {@code rel} counts (RFC 8288, 3.3). */
    private static boolean isNext(String parameters) {
        Matcher relation = RELATION.matcher(parameters);
        return relation.find()
                && Arrays.asList(relation.group(1)
                                .replace("\"", "")
                                .toLowerCase(Locale.ROOT)
                                .split("\\s+"))
                        .contains("next");
    }

    private static Optional<URI> resolve(URI from, String to) {
        try {
            URI next = from.resolve(to);
            return next.getHost() != null && WebClient.isSamePlace(from, next) ? Optional.of(next) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
