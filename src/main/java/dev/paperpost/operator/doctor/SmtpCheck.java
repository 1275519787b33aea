package dev.paperpost.operator.doctor;

import java.io.IOException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Goes up to the mail server as a mail would, logs in and leaves without sending one. */
class SmtpCheck implements Check {

    private static final String NAME = "SMTP";
    private static final int READY = 220;
    private static final int DONE = 250;

    private final Relay relay;
    private final Dns dns;
    private final KeyStore authorities;
    private final Clock clock;

    /** @param authorities who vouches for certificates; null for Java's own list */
    SmtpCheck(Relay relay, Dns dns, KeyStore authorities, Clock clock) {
        this.relay = relay;
        this.dns = dns;
        this.authorities = authorities;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws DnsFault {
        List<Finding> findings = new ArrayList<>();
        try (SmtpDialogue dialogue = SmtpDialogue.connect(relay.host(), relay.port())) {
            talk(dialogue, findings);
        } catch (IOException e) {
            findings.removeIf(finding -> finding.check().equals(NAME));
            findings.add(0, new SmtpFailure(relay, dns).explain(NAME, e));
        }
        return findings;
    }

    private void talk(SmtpDialogue dialogue, List<Finding> findings) throws IOException {
        TlsCheck tls = new TlsCheck(relay, authorities, clock);
        if (relay.tls()) {
            findings.add(tls.fromTheStart(dialogue));
            if (!tls.isEncrypted()) {
                return;
            }
        }
        SmtpReply greeting = dialogue.read();
        if (!greeting.is(READY)) {
            findings.add(0, refused("greets with ", greeting));
            return;
        }
        SmtpReply offer = dialogue.ehlo();
        if (!offer.is(DONE)) {
            findings.add(0, refused("answers EHLO with ", offer));
            return;
        }
        findings.add(0, Finding.ok(NAME, relay.place() + " greets with " + greeting.quoted() + "."));
        if (!relay.tls()) {
            findings.add(tls.startTls(dialogue, offer));
            if (tls.isBroken()) {
                return;
            }
            offer = tls.isEncrypted() ? dialogue.ehlo() : offer;
        }
        findings.add(new LoginCheck(relay).run(dialogue, offer, tls.isSafe() || dialogue.isLocal()));
    }

    private Finding refused(String when, SmtpReply reply) {
        return reply.isTransient()
                ? Finding.unknown(
                        NAME,
                        relay.place() + " is not ready: it " + when + reply.quoted() + ".",
                        "Look again in some minutes.")
                : Finding.problem(
                        NAME,
                        relay.place() + " " + when + reply.quoted() + ".",
                        "Ask the mail server's operator whether this machine may use it.");
    }
}
