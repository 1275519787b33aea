package dev.paperpost.source;

import dev.paperpost.platform.OwnNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * Keeps requests out of the operator's own network: a name from outside may be made to lead there at any time. Java
 * remembers what a name resolved to for half a minute (networkaddress.cache.ttl), so the connection that follows goes to
 * the address that was looked at. Thread-safe.
 */
final class InternalHosts {

    private final List<String> allowed;

    /** @param allowed hosts that the operator knows to be inside and wants to be asked */
    InternalHosts(List<String> allowed) {
        this.allowed = allowed;
    }

    /** @throws IOException when the host is not known or one of its addresses is not a public one */
    void refuse(String host) throws IOException {
        if (host == null) {
            throw new IOException("an address without a host");
        }
        if (allowed.stream().anyMatch(host::equalsIgnoreCase)) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (OwnNetwork.holds(address)) {
                throw new IOException(host + " leads into the own network; if that is right, add it to"
                        + " PAPERPOST_SOURCES_INTERNAL_HOSTS");
            }
        }
    }
}
