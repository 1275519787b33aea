package dev.paperpost.operator.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Which checks a configuration asks for, in the order of a mail's way. */
class Checks {

    private final MailSetup setup;
    private final Clock clock;
    private final Dns dns;

    Checks(MailSetup setup, Clock clock) {
        this.setup = setup;
        this.clock = clock;
        this.dns = Dns.of(setup.resolvers());
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(setup.relay()
                .<Check>map(relay -> new SmtpCheck(relay, dns, null, clock))
                .orElseGet(() -> fixed(Finding.unknown(
                        "SMTP",
                        "No mail server is configured: every mail goes to the built-in mailbox.",
                        "Set QUARKUS_MAILER_HOST to send mails to readers."))));
        setup.relay().ifPresent(relay -> checks.add(new PtrCheck(dns, relay.host(), isOurs(relay.host()))));
        if (isLookedUp(setup.envelopeDomain())) {
            checks.add(new SpfCheck(dns, setup.envelopeDomain(), sender()));
        } else if (!setup.envelopeDomain().equals(setup.fromDomain())) {
            checks.add(fixed(notInDns("The bounce domain ", setup.envelopeDomain())));
        }
        if (isLookedUp(setup.fromDomain())) {
            checks.add(new DkimCheck(dns, setup.fromDomain(), setup.dkim()));
            checks.add(new DmarcCheck(
                    dns,
                    setup.fromDomain(),
                    setup.envelopeDomain(),
                    setup.dkim().map(DkimSetup::domain)));
            checks.add(new MxCheck(dns, setup.fromDomain(), "answers"));
        } else {
            checks.add(fixed(
                    setup.fromDomain().isEmpty()
                            ? Finding.problem(
                                    "sender",
                                    "QUARKUS_MAILER_FROM is no address.",
                                    "Set it to an address of your domain, as digest@papers.your-domain.")
                            : notInDns("The sender's domain ", setup.fromDomain())));
        }
        if (isLookedUp(setup.envelopeDomain()) && !setup.envelopeDomain().equals(setup.fromDomain())) {
            checks.add(new MxCheck(dns, setup.envelopeDomain(), "bounces"));
        }
        return checks;
    }

    private static Finding notInDns(String what, String domain) {
        return Finding.unknown(
                "DNS",
                what + Finding.quote(domain) + " is a name for examples or for one network, so SPF, DKIM, DMARC and MX"
                        + " cannot be checked.",
                "Set QUARKUS_MAILER_FROM to an address of a domain of your own.");
    }

    private static boolean isLookedUp(String domain) {
        return !domain.isEmpty() && !Domains.isReserved(domain);
    }

    private boolean isOurs(String host) {
        return isLookedUp(setup.envelopeDomain()) && Domains.isWithin(host, setup.envelopeDomain())
                || isLookedUp(setup.fromDomain()) && Domains.isWithin(host, setup.fromDomain());
    }

    /** A mechanism of SPF that names the relay as far as it can be told. */
    private String sender() {
        return setup.relay()
                .map(Relay::host)
                .filter(host -> !Domains.isReserved(host) && !host.matches("[0-9.]+"))
                .map(host -> "a:" + host)
                .orElse("mx");
    }

    private static Check fixed(Finding finding) {
        return new Check() {
            @Override
            public String name() {
                return finding.check();
            }

            @Override
            public List<Finding> run() {
                return List.of(finding);
            }
        };
    }
}
