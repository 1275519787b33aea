package dev.paperpost.subscription;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mailbox that can be reached without SMTPUTF8: an unquoted ASCII local part (RFC 5321 section 4.1.2, dot-string) and
 * a domain whose international letters are written as A-labels (RFC 5890).
 *
 * @param text as it goes on the wire
 * @param key lower case, one for each mailbox
 */
public record EmailAddress(String text, String key) {

    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /** Two editions of the IDNA standard make different domains of these; a guess could reach a stranger. */
    private static final String AMBIGUOUS = "ßς\u200C\u200D";

    /**
     * As a form has it.
     *
     * @throws InvalidRequestException that says what is wrong, without the address in it
     */
    public static EmailAddress read(String typed) {
        try {
            return parse(typed);
        } catch (InvalidAddressException e) {
            throw new InvalidRequestException(List.of(FieldProblem.of("email", e.fault())));
        }
    }

    /**
     * Reads an address.
     *
     * @throws InvalidAddressException that says what is wrong, without the address in it
     */
    static EmailAddress parse(String typed) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidAddressException(AddressFault.MISSING);
        }
        String address = typed.strip();
        if (address.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new InvalidAddressException(AddressFault.BLANKS);
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1 || address.indexOf('@') != at) {
            throw new InvalidAddressException(AddressFault.SHAPE);
        }
        String local = address.substring(0, at);
        if (!local.chars().allMatch(c -> c < 128)) {
            throw new InvalidAddressException(AddressFault.LETTERS);
        }
        String domain = ascii(address.substring(at + 1));
        if (local.length() > 64 || domain.length() > 253 || local.length() + 1 + domain.length() > 254) {
            throw new InvalidAddressException(AddressFault.LENGTH);
        }
        if (!LOCAL.matcher(local).matches()) {
            throw new InvalidAddressException(AddressFault.NAME);
        }
        if (!DOMAIN.matcher(domain).matches() || !domain.contains(".") && !domain.equalsIgnoreCase("localhost")) {
            throw new InvalidAddressException(AddressFault.DOMAIN);
        }
        String text = local + "@" + domain;
        return new EmailAddress(text, text.toLowerCase(Locale.ROOT));
    }

    /** The part after the @, lower case. */
    public String domain() {
        return key.substring(key.indexOf('@') + 1);
    }

    private static String ascii(String domain) {
        if (domain.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            throw new InvalidAddressException(AddressFault.AMBIGUOUS);
        }
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new InvalidAddressException(AddressFault.DOMAIN);
        }
    }
}
