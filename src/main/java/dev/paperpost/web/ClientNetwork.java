package dev.paperpost.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where a request came from, as coarse as one visitor can choose it: an IPv4 address, or the /64 of an IPv6 address, which is
 * what one household gets (RFC 6177 section 2). What a proxy says is believed exactly as far as quarkus.http.proxy.* says.
 *
 * @param name the same for all requests of the network
 * @param own whether it is this machine: the operator, or a proxy that was not told to forward addresses
 */
record ClientNetwork(String name, boolean own) {

    /** What needs no look-up to be an address. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final int PREFIX = 8;

    static ClientNetwork of(HttpServerRequest request) {
        SocketAddress remote = request.remoteAddress();
        return of(remote == null || remote.host() == null ? "" : remote.host());
    }

    static ClientNetwork of(String host) {
        String bare = host.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!LITERAL.matcher(bare).matches()) {
            return new ClientNetwork(host, false);
        }
        try {
            InetAddress address = InetAddress.getByName(bare);
            byte[] octets = address.getAddress();
            return new ClientNetwork(
                    HexFormat.of().formatHex(octets.length == 4 ? octets : Arrays.copyOf(octets, PREFIX)),
                    address.isLoopbackAddress());
        } catch (UnknownHostException e) {
            return new ClientNetwork(host, false);
        }
    }
}
