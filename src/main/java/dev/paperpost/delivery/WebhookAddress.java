package dev.paperpost.delivery;

import dev.paperpost.platform.OwnNetwork;
import dev.paperpost.subscription.FieldProblem;
import dev.paperpost.subscription.InvalidRequestException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Where a webhook leads. Looked at when it is saved, and again for each attempt, because a name may be made to lead into the
 * operator's own network at any time; who connects must use the address that was looked at. Thread-safe.
 */
@Singleton
class WebhookAddress {

    private static final int LONGEST = 2_000;

    private final boolean ownNetworkToo;

    WebhookAddress(WebhooksConfig config) {
        this.ownNetworkToo = config.allowOwnNetwork();
    }

    /**
     * Reads what a reader typed.
     *
     * @throws InvalidRequestException when it is no https address of a public host; a host that is not known and one that is
     *     not public are told apart by nobody
     */
    URI read(String typed) {
        URI url = parse(typed == null ? "" : typed.strip());
        try {
            host(url);
        } catch (IOException e) {
            throw refused("NO_PUBLIC_HOST", "There is no public server under this name.");
        }
        return url;
    }

    /**
     * The address to connect to.
     *
     * @throws IOException when the host is not known, or one of its addresses is one that posts must not go to; its message is one
     *     that {@link WebhookAnswer} may have
     */
    InetAddress host(URI url) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(url.getHost());
        for (InetAddress address : addresses) {
            boolean inside = OwnNetwork.holds(address);
            if (inside && !ownNetworkToo) {
                throw new IOException("not public");
            }
            if (!inside && !url.getScheme().equals("https")) {
                throw new IOException("not encrypted");
            }
        }
        return addresses[0];
    }

    private URI parse(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("https") || ownNetworkToo && scheme.equals("http");
            if (web && url.getHost() != null && url.getRawUserInfo() == null && url.getPort() <= 65_535) {
                URI plain = new URI(scheme + text.substring(scheme.length()).replaceFirst("#.*", ""));
                if (plain.toASCIIString().length() <= LONGEST) {
                    return URI.create(plain.toASCIIString());
                }
            }
        } catch (URISyntaxException e) {
            // falls through to the one message for everything that is no such address
        }
        throw refused("NO_HTTPS_ADDRESS", "Give an address that begins with https://, without a user name in it.");
    }

    private static InvalidRequestException refused(String code, String detail) {
        return new InvalidRequestException(List.of(new FieldProblem("url", code, detail, null, null, null)));
    }
}
