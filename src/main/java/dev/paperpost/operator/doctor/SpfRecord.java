package dev.paperpost.operator.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may send for a domain (RFC 7208, section 4.6).
 *
 * @param mechanisms in order, as far as {@code all}
 * @param all the qualifier of {@code all}: {@code +}, {@code -}, {@code ~} or {@code ?}; empty without one
 * @param redirect the domain whose record counts in its place when there is no {@code all}
 * @param fault the first term that is none
 */
record SpfRecord(List<Mechanism> mechanisms, Optional<String> all, Optional<String> redirect, Optional<String> fault) {

    private static final Pattern MECHANISM = Pattern.compile(
            "([-+~?]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:([:/])(\\S*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MODIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*=\\S*");

    /** @param value without its colon; empty when there is none */
    record Mechanism(String name, String value) {

        /** Whether a receiver must ask DNS for it. */
        boolean costsALookup() {
            return !name.startsWith("ip") && !name.equals("all");
        }
    }

    static boolean isSpf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }

    static SpfRecord of(String text) {
        List<Mechanism> mechanisms = new ArrayList<>();
        String all = null;
        String redirect = null;
        String fault = null;
        for (String term : text.strip().split(" +")) {
            Matcher mechanism = MECHANISM.matcher(term);
            if (mechanism.matches()) {
                String name = mechanism.group(2).toLowerCase(Locale.ROOT);
                if (all == null && name.equals("all")) {
                    all = mechanism.group(1).isEmpty() ? "+" : mechanism.group(1);
                } else if (all == null) {
                    mechanisms.add(new Mechanism(name, ":".equals(mechanism.group(3)) ? mechanism.group(4) : ""));
                }
            } else if (term.toLowerCase(Locale.ROOT).startsWith("redirect=")) {
                redirect = term.substring(term.indexOf('=') + 1);
            } else if (!MODIFIER.matcher(term).matches() && fault == null) {
                fault = term;
            }
        }
        return new SpfRecord(
                mechanisms,
                Optional.ofNullable(all),
                all == null ? Optional.ofNullable(redirect) : Optional.empty(),
                Optional.ofNullable(fault));
    }
}
