package dev.paperpost.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The mailbox that bounces and complaints come back to. */
@ConfigMapping(prefix = "paperpost.bounces")
interface BounceMailboxConfig {

    /** How the connection is kept from prying eyes. */
    enum Security {
        /** From the first octet on (RFC 8314). */
        TLS(993),
        /** By STARTTLS; without it the password is not sent. */
        STARTTLS(143),
        /** Not at all, for a server on the same machine. */
        NONE(143);

        final int usualPort;

        Security(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    /** The IMAP server; none means that no mailbox is read. */
    Optional<String> host();

    /** When not the usual one of the security. */
    OptionalInt port();

    /** Login at the server. */
    Optional<String> username();

    /** Its password. */
    Optional<String> password();

    /** Where in the mailbox they are. */
    @WithDefault("INBOX")
    String folder();

    @WithDefault("tls")
    Security security();

    /** How often it is looked at. */
    @WithDefault("5m")
    Duration every();

    /** The longest wait for the connection and for each answer. */
    @WithDefault("30s")
    Duration timeout();
}
