package dev.paperpost.mail;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address in MAIL FROM, where bounces go (RFC 5321 section 4.4). With a bounce domain it is different for each mail and
 * names its delivery (variable envelope return path), so that a bounce says what bounced whatever else it leaves out.
 */
class EnvelopeSender {

    private static final Pattern DELIVERY = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@.*");

    private final Optional<String> bounceDomain;
    private final String otherwise;

    /**
     * @param otherwise the address when there is no bounce domain; null for the header's sender
     * @throws IllegalArgumentException when the bounce domain is none
     */
    EnvelopeSender(Optional<String> bounceDomain, String otherwise) {
        this.bounceDomain = bounceDomain.map(EnvelopeSender::checked);
        this.otherwise = otherwise;
    }

    /** @param messageId whose left side is the delivery's id, as {@link MessageHeaders} makes it */
    String of(String messageId) {
        Matcher delivery = DELIVERY.matcher(messageId);
        return bounceDomain.isPresent() && delivery.matches()
                ? localPart(UUID.fromString(delivery.group(1))) + "@" + bounceDomain.get()
                : otherwise;
    }

    /** 34 of the 64 octets that RFC 5321 section 4.5.3.1.1 allows. */
    private static String localPart(UUID delivery) {
        return "b+" + delivery.toString().replace("-", "");
    }

    private static String checked(String domain) {
        try {
            return HeaderAddress.ascii("b@" + domain).substring(2);
        } catch (HeaderProblem e) {
            throw new IllegalArgumentException("paperpost.mail.bounce-domain must be a domain name such as"
                    + " bounces.example.org, without an @; it is \"" + domain + "\"");
        }
    }
}
