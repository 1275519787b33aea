package dev.paperpost.operator.doctor;

import java.util.Locale;
import java.util.Set;

/** What can be told of a domain by its name alone. */
class Domains {

    /** Names that are in no public DNS (RFC 2606, RFC 6761, RFC 6762, RFC 8375). */
    private static final Set<String> RESERVED = Set.of(
            "localhost",
            "localdomain",
            "local",
            "test",
            "example",
            "invalid",
            "internal",
            "lan",
            "home.arpa",
            "example.com",
            "example.net",
            "example.org");

    private Domains() {}

    /** Whether public DNS can hold nothing about it. */
    static boolean isReserved(String domain) {
        return !domain.contains(".") || RESERVED.stream().anyMatch(reserved -> isWithin(domain, reserved));
    }

    /** Whether it is the other or below it. */
    static boolean isWithin(String domain, String other) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return lower.equals(other) || lower.endsWith("." + other);
    }
}
