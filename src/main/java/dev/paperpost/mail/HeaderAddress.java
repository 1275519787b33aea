package dev.paperpost.mail;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * A display name and what stands in angle brackets after it.
 *
 * @param name unquoted, empty when there is none
 * @param address an address, or the identifier of a List-Id
 */
record HeaderAddress(String name, String address) {

    /** RFC 5321 section 4.5.3.1. */
    private static final int LONGEST_ADDRESS = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    /** RFC 5322 section 3.2.3, without the dot. */
    private static final String ATOM = "[!#-'*+/0-9=?A-Z^-~-]+";

    private static final Pattern LOCAL_PART =
            Pattern.compile(ATOM + "(\\." + ATOM + ")*|\"([ !#-\\[\\]-~]|\\\\[ -~])*\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]|\\\\.)*\"");
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[\\w !#$%&'*+/=?^`{|}~-]+");
    private static final Pattern TARGET = Pattern.compile("[!-;=?-~]+");

    /** Characters that two editions of the IDNA standard turn into different domains; a guess could reach a stranger. */
    private static final String AMBIGUOUS = "ßς\u200C\u200D";

    /** Reads {@code name <address>} or a bare address; the name needs no quotes, commas included. */
    static HeaderAddress parse(String header, String value) throws HeaderProblem {
        int open = value.lastIndexOf('<');
        if (open < 0) {
            return new HeaderAddress("", value);
        }
        if (!value.endsWith(">")) {
            throw new HeaderProblem("the header " + header + " opens an angle bracket and does not close it");
        }
        return new HeaderAddress(
                unquote(value.substring(0, open).strip()), value.substring(open + 1, value.length() - 1));
    }

    String encode(int used) throws HeaderProblem {
        String target = address.contains("@") ? ascii(address) : address;
        if (!TARGET.matcher(target).matches()) {
            throw new HeaderProblem("a header holds an address with a space or a character outside ASCII");
        }
        if (name.isEmpty()) {
            return target.equals(address) && !address.contains("@") ? "<" + target + ">" : target;
        }
        String phrase =
                MimeText.isPlain(name) ? MimeText.fold(quoteWhenNeeded(name), used) : MimeText.encodedWords(name, used);
        int column =
                phrase.contains("\r\n") ? phrase.length() - phrase.lastIndexOf("\r\n") - 2 : used + phrase.length();
        return phrase + (column + target.length() + 3 > 76 ? "\r\n <" : " <") + target + ">";
    }

    /**
     * An address that any server takes: the domain as A-labels (RFC 5890), the local part ASCII.
     *
     * @throws HeaderProblem when it is no address, too long, or needs SMTPUTF8 (RFC 6531); the text does not hold it
     */
    static String ascii(String address) throws HeaderProblem {
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1) {
            throw new HeaderProblem("the address is not of the form name@domain");
        }
        String local = address.substring(0, at);
        if (!LOCAL_PART.matcher(local).matches()) {
            throw new HeaderProblem(
                    MimeText.isPrintableAscii(local)
                            ? "the part of the address before the @ holds a character that must not stand there"
                            : "the part of the address before the @ is not ASCII, which few mail servers accept;"
                                    + " use another address");
        }
        String sendable = local + "@" + domain(address.substring(at + 1));
        if (local.length() > LONGEST_LOCAL_PART || sendable.length() > LONGEST_ADDRESS) {
            throw new HeaderProblem("the address is longer than " + LONGEST_ADDRESS + " characters, or "
                    + LONGEST_LOCAL_PART + " before the @");
        }
        return sendable;
    }

    private static String domain(String domain) throws HeaderProblem {
        if (domain.chars().anyMatch(c -> AMBIGUOUS.indexOf(c) >= 0)) {
            throw new HeaderProblem("write the domain of the address in its xn-- form");
        }
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new HeaderProblem("the domain of the address is not a domain name");
        }
    }

    private static String unquote(String name) {
        return QUOTED.matcher(name).matches()
                ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
                : name;
    }

    private static String quoteWhenNeeded(String name) {
        return NEEDS_NO_QUOTES.matcher(name).matches() ? name : "\"" + name.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
    }
}
