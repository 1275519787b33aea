package dev.paperpost.operator.doctor;

import java.net.IDN;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.xbill.DNS.ResolverConfig;

/**
 * What the configuration says about mail, read from the same places as the service reads it, but without starting it.
 *
 * @param relay empty while the built-in mailbox takes every mail
 * @param fromDomain of the header's From
 * @param envelopeDomain of the address that bounces go to
 * @param dkim empty when the relay is to sign
 */
record MailSetup(
        Optional<Relay> relay,
        String fromDomain,
        String envelopeDomain,
        Optional<DkimSetup> dkim,
        List<InetSocketAddress> resolvers) {

    private static final int DNS_PORT = 53;

    /**
     * @param resolver address with or without a port; empty for the system's resolvers
     * @throws IllegalArgumentException when a setting is not what it must be; says which
     */
    static MailSetup of(Config config, Optional<String> resolver) {
        String from = domain(text(config, "quarkus.mailer.from").orElse(""));
        String envelope = text(config, "paperpost.mail.bounce-domain")
                .or(() -> text(config, "quarkus.mailer.bounce-address"))
                .map(MailSetup::domain)
                .orElse(from);
        return new MailSetup(
                Relay.of(config),
                from,
                envelope,
                DkimSetup.of(config),
                resolver.map(text -> List.of(resolver(text)))
                        .orElseGet(() -> ResolverConfig.getCurrentConfig().servers()));
    }

    static Optional<String> text(Config config, String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Of an address with or without a name around it, or of a bare domain; empty when it is none. */
    private static String domain(String address) {
        String bare = address.substring(address.lastIndexOf('@') + 1).replaceAll("[>\\s]|\\.$", "");
        try {
            return IDN.toASCII(bare, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static InetSocketAddress resolver(String text) {
        int colon = text.lastIndexOf(':');
        boolean withPort = colon > 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        try {
            return withPort
                    ? new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
                    : new InetSocketAddress(text, DNS_PORT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "paperpost.doctor.resolver must be an address with or without a port, as 192.0.2.53 or"
                            + " 192.0.2.53:53, not " + text,
                    e);
        }
    }
}
