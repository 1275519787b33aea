package dev.paperpost.operator.doctor;

import java.util.List;
import java.util.stream.Collectors;

/** Whether receivers can learn who may send for the envelope's domain (RFC 7208). */
class SpfCheck implements Check {

    private static final String NAME = "SPF";

    private final Dns dns;
    private final String domain;
    private final String suggestion;

    /** @param sender a mechanism that names who sends, for the record to publish */
    SpfCheck(Dns dns, String domain, String sender) {
        this.dns = dns;
        this.domain = domain;
        this.suggestion = domain + ". IN TXT \"v=spf1 " + sender + " ~all\"";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws DnsFault {
        List<String> records =
                dns.texts(domain).stream().filter(SpfRecord::isSpf).toList();
        if (records.isEmpty()) {
            return List.of(Finding.problem(
                            NAME,
                            domain + " has no SPF record.",
                            "Publish one; if the relay's provider names an include, use it in place of the part"
                                    + " before ~all.")
                    .publish(suggestion));
        }
        if (records.size() > 1) {
            return List.of(Finding.problem(
                    NAME,
                    domain + " has " + records.size() + " SPF records: "
                            + records.stream().map(Finding::quote).collect(Collectors.joining(", ")) + ".",
                    "Publish one only, with the parts of all of them; with two, receivers use none."));
        }
        return List.of(judge(records.get(0)));
    }

    private Finding judge(String text) throws DnsFault {
        SpfWalk walk = new SpfWalk(dns);
        walk.follow(SpfRecord.of(text));
        String found = domain + " has " + Finding.quote(text);
        if (walk.fault().isPresent()) {
            return Finding.problem(
                    NAME,
                    found + ", of no use because " + walk.fault().get() + ".",
                    "Correct it: receivers treat a record with a fault as a failure.");
        }
        if (walk.lookups() > SpfWalk.MOST_LOOKUPS) {
            return Finding.problem(
                    NAME,
                    found + ", which takes more than " + SpfWalk.MOST_LOOKUPS + " lookups in DNS.",
                    "Take out what you do not send through, or name addresses by ip4 and ip6: beyond 10 receivers"
                            + " give up.");
        }
        String all = walk.all();
        if (all.equals("+")) {
            return Finding.problem(
                    NAME, found + ", which lets everybody send.", "End it with ~all or -all in place of +all.");
        }
        if (all.equals("?") || all.isEmpty()) {
            return Finding.warning(
                    NAME, found + ", which says nothing about other senders.", "End it with ~all or -all.");
        }
        if (walk.usesPtr()) {
            return Finding.warning(
                    NAME,
                    found + ", which uses ptr.",
                    "Name addresses by a, ip4 or ip6: many receivers pass over ptr (RFC 7208, section 5.5).");
        }
        return Finding.ok(NAME, found + " (" + walk.lookups() + " of at most 10 lookups).");
    }
}
