package dev.paperpost.operator.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** Says why a mail server could not be talked to, and tells a fault of it from a machine without a network. */
class SmtpFailure {

    private static final int SMTPS = 465;

    private final Relay relay;
    private final Dns dns;

    SmtpFailure(Relay relay, Dns dns) {
        this.relay = relay;
        this.dns = dns;
    }

    /** @throws DnsFault when it is not known whether the host exists */
    Finding explain(String check, IOException failure) throws DnsFault {
        if (failure instanceof UnknownHostException) {
            return unknownHost(check);
        }
        if (failure instanceof SocketTimeoutException) {
            return Finding.problem(
                    check,
                    relay.place() + " does not answer in time.",
                    relay.port() == SMTPS && !relay.tls()
                            ? "Port 465 is encrypted from the start: set QUARKUS_MAILER_TLS=true."
                            : "Check QUARKUS_MAILER_HOST and QUARKUS_MAILER_PORT; many networks block port 25, then"
                                    + " use 587 or 465.");
        }
        // The only sign by which Java tells them apart; the words are the operating system's.
        if (failure instanceof SocketException
                && String.valueOf(failure.getMessage()).matches("(?i).*(unreachable|no route).*")) {
            return Finding.unknown(
                    check, "This machine has no way to " + relay.place() + ".", "Check this machine's network.");
        }
        if (failure instanceof ConnectException) {
            return Finding.problem(
                    check,
                    relay.place() + " refuses the connection.",
                    "Check QUARKUS_MAILER_HOST and QUARKUS_MAILER_PORT, and that the mail server runs.");
        }
        return Finding.problem(
                check,
                "The talk with " + relay.place() + " broke off: " + Finding.quote(String.valueOf(failure.getMessage()))
                        + ".",
                "Check that QUARKUS_MAILER_PORT is the port of a mail server, and look at its log.");
    }

    private Finding unknownHost(String check) throws DnsFault {
        if (dns.addresses(relay.host()).isEmpty()) {
            return Finding.problem(
                    check, "There is no address for " + relay.host() + " in DNS.", "Correct QUARKUS_MAILER_HOST.");
        }
        return Finding.unknown(
                check,
                relay.host() + " is in DNS, but this machine does not find it.",
                "Check the resolver of this machine.");
    }
}
