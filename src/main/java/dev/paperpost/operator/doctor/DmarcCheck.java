package dev.paperpost.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the sender's domain has a policy, and whether SPF and DKIM speak for the same sender as the From. */
class DmarcCheck implements Check {

    private static final String NAME = "DMARC";
    private static final String ALIGNMENT = "alignment";

    private final Dns dns;
    private final String from;
    private final String envelope;
    private final Optional<String> signer;

    /** @param signer the domain that DKIM signs for; empty when the relay knows */
    DmarcCheck(Dns dns, String from, String envelope, Optional<String> signer) {
        this.dns = dns;
        this.from = from;
        this.envelope = envelope;
        this.signer = signer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws DnsFault {
        DmarcPolicy policy = DmarcPolicy.of(dns, from);
        List<Finding> findings = new ArrayList<>(List.of(judge(policy)));
        findings.add(alignment(policy));
        return findings;
    }

    private Finding judge(DmarcPolicy policy) {
        String record = "_dmarc." + from + ". IN TXT \"v=DMARC1; p=none; rua=mailto:dmarc@" + from + "\"";
        if (policy.ambiguous().isPresent()) {
            return Finding.problem(
                    NAME,
                    "_dmarc." + policy.ambiguous().get() + " has more than one DMARC record.",
                    "Keep one of them; with two, receivers use none.");
        }
        if (policy.at().isEmpty()) {
            return Finding.problem(
                            NAME,
                            "Neither " + from + " nor a domain above it has a DMARC record.",
                            "Publish one; p=none is enough to start with, and the address gets the reports.")
                    .publish(record);
        }
        String where = "_dmarc." + policy.at().get();
        if (policy.record().fault().isPresent()) {
            return Finding.problem(
                            NAME,
                            "The record at " + where + " cannot be read: "
                                    + policy.record().fault().get() + ".",
                            "Correct it.")
                    .publish(record);
        }
        String p = policy.record().get("p", "");
        if (!Set.of("none", "quarantine", "reject").contains(p)) {
            return Finding.problem(
                            NAME,
                            "The record at " + where
                                    + (p.isEmpty() ? " has no p." : " has p=" + Finding.quote(p) + "."),
                            "Write p=none to start with, later p=quarantine or p=reject.")
                    .publish(record);
        }
        String found = where + " has a policy, p=" + p + ".";
        if (policy.record().get("rua").isEmpty()) {
            return Finding.ok(NAME, found, "Add rua=mailto: with an address of yours, to get reports.");
        }
        return p.equals("none")
                ? Finding.ok(NAME, found, "That is enough to start with; raise it when the reports are clean.")
                : Finding.ok(NAME, found);
    }

    private Finding alignment(DmarcPolicy policy) {
        if (policy.aligns(envelope, from, "aspf")) {
            return Finding.ok(
                    ALIGNMENT,
                    "The envelope's domain " + envelope + " and the From's " + from + " count as one sender.");
        }
        String found = "The envelope's domain " + envelope + " and the From's " + from
                + " do not count as one sender, so SPF does not help the From";
        if (signer.isEmpty()) {
            return Finding.warning(
                    ALIGNMENT,
                    found + ".",
                    "Have the relay sign with DKIM for " + policy.organisation()
                            + ", or take a bounce domain below it.");
        }
        return policy.aligns(signer.get(), from, "adkim")
                ? Finding.warning(
                        ALIGNMENT,
                        found + "; DKIM signs for " + signer.get() + ", which does.",
                        "Take a bounce domain below " + policy.organisation()
                                + ": some receivers want both (Microsoft's for one).")
                : Finding.problem(
                        ALIGNMENT,
                        found + ", and DKIM signs for " + signer.get() + ", which does not either.",
                        "Set QUARKUS_MAILER_DKIM_SDID to " + policy.organisation() + ", or take a bounce domain below"
                                + " it.");
    }
}
