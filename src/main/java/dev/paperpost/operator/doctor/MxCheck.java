package dev.paperpost.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;

/** Whether what is sent to a domain arrives somewhere: answers to the From's, bounces to the envelope's (RFC 5321, section 5.1). */
class MxCheck implements Check {

    private static final int MOST_SERVERS = 10;

    private final Dns dns;
    private final String domain;
    private final String what;

    /** @param what arrives there, as a sentence begins */
    MxCheck(Dns dns, String domain, String what) {
        this.dns = dns;
        this.domain = domain;
        this.what = what;
    }

    @Override
    public String name() {
        return "MX";
    }

    @Override
    public List<Finding> run() throws DnsFault {
        List<MXRecord> servers = dns.mailServers(domain);
        return List.of(servers.isEmpty() ? without() : judge(servers));
    }

    private Finding without() throws DnsFault {
        String record = domain + ". IN MX 10 mail." + domain + ".";
        return dns.addresses(domain).isEmpty()
                ? Finding.problem(
                                name(),
                                domain + " has neither MX nor address: " + what + " are lost.",
                                "Name the mail server that takes them.")
                        .publish(record)
                : Finding.warning(
                                name(),
                                domain + " has no MX: " + what + " go to the machine of that name itself.",
                                "Name the mail server that takes them.")
                        .publish(record);
    }

    private Finding judge(List<MXRecord> servers) throws DnsFault {
        if (servers.stream().anyMatch(server -> server.getTarget().equals(Name.root))) {
            return Finding.problem(
                    name(),
                    domain + " says that it takes no mail (a null MX, RFC 7505): " + what
                            + " are lost, and many receivers refuse such a sender.",
                    "Name the mail server that takes them in place of it, or send from another domain.");
        }
        List<String> lost = new ArrayList<>();
        for (MXRecord server : servers.subList(0, Math.min(MOST_SERVERS, servers.size()))) {
            String name = server.getTarget().toString(true);
            if (dns.addresses(name).isEmpty()) {
                lost.add(name);
            }
        }
        String names = servers.stream()
                .limit(MOST_SERVERS)
                .map(server -> server.getTarget().toString(true))
                .collect(Collectors.joining(", "));
        if (lost.isEmpty()) {
            return Finding.ok(name(), "For " + domain + " " + what + " go to " + names + ".");
        }
        String found = "Of the MX of " + domain + " there is no address for " + String.join(", ", lost) + ".";
        String advice = "Give them an address, or take them out.";
        return lost.size() == Math.min(MOST_SERVERS, servers.size())
                ? Finding.problem(name(), found, advice)
                : Finding.warning(name(), found, advice);
    }
}
