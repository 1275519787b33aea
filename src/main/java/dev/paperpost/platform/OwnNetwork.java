package dev.paperpost.platform;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells addresses of the operator's own network from public ones, for requests that a stranger's text leads to. */
public final class OwnNetwork {

    private OwnNetwork() {}

    /** Loopback, private, link-local, set aside, unique local (RFC 4193) and what is no unicast address. */
    public static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (address instanceof Inet4Address) {
            return special || first == 0 || first >= 240 || isSetAside(first, second, bytes[2] & 0xFF);
        }
        return special || (first & 0xFE) == 0xFC || isTranslated((Inet6Address) address, bytes);
    }

    /** Shared by a provider's customers (RFC 6598), of protocols (RFC 6890), for measuring networks (RFC 2544). */
    private static boolean isSetAside(int first, int second, int third) {
        return first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && third == 0
                || first == 198 && (second & 0xFE) == 18;
    }

    /** IPv4 inside IPv6: NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380), and the deprecated compatible form. */
    private static boolean isTranslated(Inet6Address address, byte[] bytes) {
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        return nat64 || sixToFour || teredo || address.isIPv4CompatibleAddress();
    }
}
