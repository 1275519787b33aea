package dev.paperpost.operator.doctor;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import javax.net.ssl.SSLException;

/** Whether one connection to the mail server is encrypted, and with whom it is. */
class TlsCheck {

    private static final String NAME = "TLS";
    private static final int READY = 220;

    private final Relay relay;
    private final CertificateCheck judge;
    private final Certificates certificates;
    private boolean broken;
    private boolean safe;

    TlsCheck(Relay relay, KeyStore authorities, Clock clock) {
        this.relay = relay;
        this.judge = new CertificateCheck(relay, clock);
        try {
            this.certificates = new Certificates(authorities);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no list of authorities", e);
        }
    }

    /** Before the greeting, as on port 465 (RFC 8314, section 3.3). */
    Finding fromTheStart(SmtpDialogue dialogue) throws IOException {
        return encrypt(dialogue, "The connection is encrypted from its start");
    }

    /** After EHLO (RFC 3207). */
    Finding startTls(SmtpDialogue dialogue, SmtpReply offer) throws IOException {
        boolean required = relay.startTls().equals("required");
        if (relay.startTls().equals("disabled")) {
            return open(dialogue, "STARTTLS is switched off.");
        }
        if (offer.extension("STARTTLS") == null) {
            return required
                    ? Finding.problem(
                            NAME,
                            relay.place() + " offers no STARTTLS, but QUARKUS_MAILER_START_TLS is REQUIRED.",
                            "No mail leaves: use the port that offers it, mostly 587, or 465 with"
                                    + " QUARKUS_MAILER_TLS=true.")
                    : open(dialogue, relay.place() + " offers no STARTTLS.");
        }
        SmtpReply ready = dialogue.say("STARTTLS");
        if (!ready.is(READY)) {
            return Finding.problem(
                    NAME,
                    "STARTTLS is offered and then answered with " + ready.quoted() + ".",
                    "Look at the server's log.");
        }
        Finding finding = encrypt(dialogue, "STARTTLS is offered");
        return finding.result() != Grade.OK || required
                ? finding
                : Finding.ok(
                        NAME,
                        finding.found(),
                        "Set QUARKUS_MAILER_START_TLS=REQUIRED, so that nobody in between can switch it off.");
    }

    boolean isEncrypted() {
        return certificates.certificate() != null && !broken;
    }

    /** Whether the connection is of no use any more. */
    boolean isBroken() {
        return broken;
    }

    /** Whether a password may be sent: encrypted, and to whom it is meant for. */
    boolean isSafe() {
        return safe;
    }

    private Finding encrypt(SmtpDialogue dialogue, String way) throws IOException {
        try {
            dialogue.encrypt(certificates.sockets(), relay.host());
        } catch (SSLException e) {
            broken = true;
            return Finding.problem(
                    NAME,
                    relay.place() + " and Java find no way to encrypt: " + Finding.quote(String.valueOf(e.getMessage()))
                            + ".",
                    relay.tls()
                            ? "QUARKUS_MAILER_TLS=true is for port 465; with 587 leave it out and set"
                                    + " QUARKUS_MAILER_START_TLS=REQUIRED."
                            : "Let the server offer TLS 1.2 or newer.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
        Finding finding = judge.judge(certificates, way);
        safe = finding.result() == Grade.OK || finding.result() == Grade.WARNING;
        return finding;
    }

    private Finding open(SmtpDialogue dialogue, String found) {
        return dialogue.isLocal()
                ? Finding.ok(NAME, found + " The connection stays on this machine.")
                : Finding.warning(
                        NAME,
                        found + " Mails and the password travel in the clear.",
                        "Use port 587 with QUARKUS_MAILER_START_TLS=REQUIRED, or 465 with QUARKUS_MAILER_TLS=true.");
    }
}
