package dev.paperpost.operator.doctor;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges a mail server's certificate: its time, its name and who vouches for it. */
class CertificateCheck {

    private static final String NAME = "TLS";
    private static final Duration SOON = Duration.ofDays(14);
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Relay relay;
    private final Clock clock;

    CertificateCheck(Relay relay, Clock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    /** @param way how the connection came to be encrypted, as a sentence begins */
    Finding judge(Certificates certificates, String way) {
        X509Certificate certificate = certificates.certificate();
        Instant now = clock.instant();
        Instant ends = certificate.getNotAfter().toInstant();
        if (ends.isBefore(now)) {
            return Finding.problem(
                    NAME,
                    way + ", but its certificate expired on " + day(ends) + ".",
                    "Renew the certificate of " + relay.host() + ", or ask its operator to.");
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            return Finding.problem(
                    NAME,
                    way + ", but its certificate is valid only from "
                            + day(certificate.getNotBefore().toInstant()) + ".",
                    "Check this machine's clock.");
        }
        List<String> names = names(certificate);
        if (names.stream().noneMatch(this::matches)) {
            String found = way + ", but its certificate is for "
                    + Finding.quote(names.isEmpty() ? "no name" : String.join(", ", names)) + ", not "
                    + relay.host() + ".";
            return ownTrust(found)
                    .orElseGet(() -> Finding.problem(
                            NAME, found, "Set QUARKUS_MAILER_HOST to a name that is in the certificate."));
        }
        if (!certificates.isTrusted()) {
            String found = way + ", but nobody whom Java trusts vouches for its certificate.";
            return ownTrust(found)
                    .orElseGet(() -> Finding.problem(
                            NAME,
                            found,
                            "Have the server send its whole chain, or name its authority in"
                                    + " QUARKUS_TLS_TRUST_STORE_PEM_CERTS."));
        }
        if (ends.isBefore(now.plus(SOON))) {
            return Finding.warning(
                    NAME,
                    way + "; its certificate expires soon, on " + day(ends) + ".",
                    "Renew the certificate of " + relay.host() + ", or ask its operator to.");
        }
        return Finding.ok(NAME, way + "; its certificate is valid until " + day(ends) + ".");
    }

    private Optional<Finding> ownTrust(String found) {
        return relay.ownTrust()
                ? Optional.of(Finding.unknown(
                        NAME,
                        found,
                        "The configuration has trust settings of its own, which the doctor does not read: see whether"
                                + " mails leave."))
                : Optional.empty();
    }

    /** RFC 6125, section 6.4: a wildcard stands for one whole label at the left. */
    private boolean matches(String name) {
        String host = relay.host().toLowerCase(Locale.ROOT);
        if (name.startsWith("*.")) {
            int dot = host.indexOf('.');
            return dot > 0 && host.substring(dot).equals(name.substring(1));
        }
        return host.equals(name);
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name ->
                                    name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
                            .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
