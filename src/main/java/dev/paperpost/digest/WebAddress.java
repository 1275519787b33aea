package dev.paperpost.digest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses that may become links: absolute, http or https, and short enough for a line of mail. */
final class WebAddress {

    private static final int LONGEST = 300;

    private WebAddress() {}

    /** The address in ASCII, or nothing when it must not become a link. */
    static Optional<String> of(String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address.strip());
            String ascii = uri.toASCIIString();
            return isLink(uri) && ascii.length() <= LONGEST ? Optional.of(ascii) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    static void require(String address) {
        if (of(address).filter(address::equals).isEmpty()) {
            throw new IllegalArgumentException("a link needs an absolute http or https address of at most " + LONGEST
                    + " ASCII characters, not " + address);
        }
    }

    private static boolean isLink(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null && uri.getUserInfo() == null;
    }
}
