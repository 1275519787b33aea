package dev.paperpost.operator.doctor;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/** Whether receivers find the key that signatures of ours are checked with (RFC 6376). */
class DkimCheck implements Check {

    private static final String NAME = "DKIM";

    /** RFC 8301, section 3.2: receivers take nothing shorter, and signers should not either. */
    private static final int LEAST_BITS = 1024;

    private static final int GOOD_BITS = 2048;

    private final Dns dns;
    private final String from;
    private final Optional<DkimSetup> setup;

    DkimCheck(Dns dns, String from, Optional<DkimSetup> setup) {
        this.dns = dns;
        this.from = from;
        this.setup = setup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws DnsFault {
        return List.of(setup.isPresent() ? check(setup.get()) : relaySigns());
    }

    private Finding relaySigns() {
        return Finding.unknown(
                NAME,
                "Paperpost does not sign; the relay must.",
                "Subscribe with a mailbox elsewhere and look in the mail's Authentication-Results for dkim=pass with"
                        + " header.d=" + from + " or a domain above it.");
    }

    private Finding check(DkimSetup dkim) throws DnsFault {
        if (dkim.selector().isEmpty() || dkim.domain().isEmpty()) {
            return Finding.problem(
                    NAME,
                    "Signing is switched on without a selector or a domain.",
                    "Set QUARKUS_MAILER_DKIM_SELECTOR and QUARKUS_MAILER_DKIM_SDID.");
        }
        try {
            return compare(dkim, DkimKey.ofPrivate(dkim));
        } catch (GeneralSecurityException | IOException e) {
            return Finding.problem(
                    NAME,
                    "The configured private key cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Set QUARKUS_MAILER_DKIM_PRIVATE_KEY, or the file of QUARKUS_MAILER_DKIM_PRIVATE_KEY_PATH, to an RSA"
                            + " key: the base64 of PKCS #8, without the lines around it.");
        }
    }

    private Finding compare(DkimSetup dkim, RSAPublicKey ours) throws DnsFault {
        String where = dkim.selector() + "._domainkey." + dkim.domain();
        String publish = DkimKey.record(dkim, ours);
        List<String> records = dns.texts(where);
        if (records.isEmpty()) {
            return Finding.problem(NAME, where + " has no record.", "Publish the key.")
                    .publish(publish);
        }
        if (records.size() > 1) {
            return Finding.problem(NAME, where + " has " + records.size() + " records.", "Keep the right one only.")
                    .publish(publish);
        }
        Tags record = Tags.of(records.get(0));
        String key = record.get("p").orElse(null);
        if (record.fault().isPresent()
                || key == null
                || !record.get("v", "dkim1").equals("dkim1")) {
            return Finding.problem(
                            NAME, where + " holds no DKIM key: " + Finding.quote(records.get(0)) + ".", "Correct it.")
                    .publish(publish);
        }
        if (key.isEmpty()) {
            return Finding.problem(NAME, where + " says that its key is revoked.", "Publish the key.")
                    .publish(publish);
        }
        try {
            if (!record.get("k", "rsa").equals("rsa") || !DkimKey.same(ours, DkimKey.ofRecord(key))) {
                return Finding.problem(
                                NAME,
                                where + " holds another key than the one the service signs with.",
                                "Publish the right one, or take a new selector for it.")
                        .publish(publish);
            }
        } catch (GeneralSecurityException e) {
            return Finding.problem(NAME, "The key at " + where + " cannot be read.", "Publish it anew.")
                    .publish(publish);
        }
        return judge(where, record, ours.getModulus().bitLength());
    }

    private static Finding judge(String where, Tags record, int bits) {
        String found = where + " holds the service's key of " + bits + " bits";
        if (bits < LEAST_BITS) {
            return Finding.problem(NAME, found + ".", "Make a new one of 2048 bits; receivers take none below 1024.");
        }
        if (bits < GOOD_BITS) {
            return Finding.warning(NAME, found + ".", "Make a new one of 2048 bits.");
        }
        if (record.get("t", "").contains("y")) {
            return Finding.warning(
                    NAME, found + ", marked as a test (t=y).", "Take out t=y, with it a signature need not count.");
        }
        return Finding.ok(NAME, found + ".");
    }
}
