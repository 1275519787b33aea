package dev.paperpost.operator.doctor;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Whether the mail server's public addresses have a name that leads back to them; receivers refuse what comes from others. */
class PtrCheck implements Check {

    private static final String NAME = "PTR";
    private static final int MOST_ADDRESSES = 4;
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int SEVEN_BITS = 0xfe;

    private final Dns dns;
    private final String host;
    private final boolean own;

    /** @param own whether the host is the sender's: then it is what receivers see */
    PtrCheck(Dns dns, String host, boolean own) {
        this.dns = dns;
        this.host = host;
        this.own = own;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws DnsFault {
        List<InetAddress> open = addresses().stream()
                .filter(PtrCheck::isPublic)
                .limit(MOST_ADDRESSES)
                .toList();
        if (open.isEmpty()) {
            return List.of(Finding.unknown(
                    NAME,
                    host + " has no public address that is known here.",
                    "Check on the relay that the address it sends from has a name, which leads back to it."));
        }
        List<Finding> findings = new ArrayList<>();
        for (InetAddress address : open) {
            findings.add(judge(address));
        }
        return findings.stream().anyMatch(finding -> finding.result() != Grade.OK)
                ? findings.stream()
                        .filter(finding -> finding.result() != Grade.OK)
                        .toList()
                : findings.subList(0, 1);
    }

    private Finding judge(InetAddress address) throws DnsFault {
        String text = address.getHostAddress();
        List<String> names = dns.names(address);
        for (String name : names.subList(0, Math.min(MOST_ADDRESSES, names.size()))) {
            if (dns.addresses(name).contains(address)) {
                return Finding.ok(NAME, text + " is called " + name + ", which leads back to it.");
            }
        }
        String found = names.isEmpty()
                ? text + " of " + host + " has no name (PTR)."
                : text + " of " + host + " is called " + names.get(0) + ", which does not lead back to it.";
        return own
                ? Finding.problem(NAME, found, "Have whoever gave you the address name it " + host + ".")
                        .publish(org.xbill.DNS.ReverseMap.fromAddress(address) + " IN PTR " + host + ".")
                : Finding.warning(
                        NAME,
                        found,
                        "It matters when mails leave from that address; ask the relay's operator which ones do.");
    }

    private List<InetAddress> addresses() throws DnsFault {
        if (host.matches("[0-9.]+") || host.contains(":")) {
            try {
                return List.of(InetAddress.getByName(host));
            } catch (java.net.UnknownHostException e) {
                return List.of();
            }
        }
        return Domains.isReserved(host) ? List.of() : dns.addresses(host);
    }

    private static boolean isPublic(InetAddress address) {
        boolean uniqueLocal = address instanceof Inet6Address && (address.getAddress()[0] & SEVEN_BITS) == UNIQUE_LOCAL;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal);
    }
}
