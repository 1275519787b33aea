package dev.paperpost.operator.doctor;

import java.util.List;
import java.util.Optional;

/** Follows a record through what it includes, as a receiver does, and counts the lookups that takes. For one use. */
class SpfWalk {

    /** RFC 7208, section 4.6.4. */
    static final int MOST_LOOKUPS = 10;

    private final Dns dns;
    private int lookups;
    private String fault;
    private String all = "";
    private boolean usesPtr;

    SpfWalk(Dns dns) {
        this.dns = dns;
    }

    /** Counts on until the end or one too many. */
    void follow(SpfRecord record) throws DnsFault {
        all = walk(record);
    }

    /** The qualifier of the {@code all} that ends it, after redirection; empty without one. */
    private String walk(SpfRecord record) throws DnsFault {
        countTerms(record);
        if (record.redirect().isEmpty()) {
            return record.all().orElse("");
        }
        lookups++;
        Optional<SpfRecord> other = other(record.redirect().get());
        return other.isPresent() ? walk(other.get()) : "";
    }

    private void countTerms(SpfRecord record) throws DnsFault {
        fault = fault == null ? record.fault().map(SpfWalk::noTerm).orElse(null) : fault;
        for (SpfRecord.Mechanism mechanism : record.mechanisms()) {
            if (mechanism.costsALookup()) {
                lookups++;
            }
            usesPtr |= mechanism.name().equals("ptr");
            if (mechanism.name().equals("include")) {
                Optional<SpfRecord> other = other(mechanism.value());
                if (other.isPresent()) {
                    walk(other.get());
                }
            }
        }
    }

    int lookups() {
        return lookups;
    }

    /** The first thing that makes a receiver give up on the record, as a sentence goes on after "because". */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** What receivers do with other senders: {@code +}, {@code -}, {@code ~}, {@code ?}, or empty when nothing is said. */
    String all() {
        return all;
    }

    boolean usesPtr() {
        return usesPtr;
    }

    /** Empty when it is not followed or cannot be. */
    private Optional<SpfRecord> other(String domain) throws DnsFault {
        // A macro is filled in by the receiver for each mail (RFC 7208, section 7).
        if (lookups > MOST_LOOKUPS || fault != null || domain.contains("%")) {
            return Optional.empty();
        }
        List<String> records =
                dns.texts(domain).stream().filter(SpfRecord::isSpf).toList();
        if (records.size() == 1) {
            return Optional.of(SpfRecord.of(records.get(0)));
        }
        fault = Finding.quote(domain) + ", which it refers to, has " + (records.isEmpty() ? "no" : "more than one")
                + " SPF record";
        return Optional.empty();
    }

    private static String noTerm(String term) {
        return "the term " + Finding.quote(term) + " is none";
    }
}
