package dev.paperpost.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A mailbox on this machine. */
record TestMailboxConfig(int at, String secret, String folder, Security security) implements BounceMailboxConfig {

    static final String USER = "bounces";
    static final String PASSWORD = "correct horse";

    static TestMailboxConfig at(int port) {
        return new TestMailboxConfig(port, PASSWORD, "INBOX", Security.NONE);
    }

    TestMailboxConfig withPassword(String other) {
        return new TestMailboxConfig(at, other, folder, security);
    }

    TestMailboxConfig withFolder(String other) {
        return new TestMailboxConfig(at, secret, other, security);
    }

    TestMailboxConfig with(Security other) {
        return new TestMailboxConfig(at, secret, folder, other);
    }

    @Override
    public Optional<String> host() {
        return Optional.of("localhost");
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(at);
    }

    @Override
    public Optional<String> username() {
        return Optional.of(USER);
    }

    @Override
    public Optional<String> password() {
        return Optional.of(secret);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(2);
    }
}
