package dev.paperpost.operator.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the owner of a domain asks receivers to do, and how far its name reaches.
 *
 * @param at the domain whose record counts; empty when there is none
 * @param record the tags of that record, of nothing without one
 * @param ambiguous a domain with more than one record; empty when there is none
 * @param organisation the domain that all aligned domains are within
 */
record DmarcPolicy(Optional<String> at, Tags record, Optional<String> ambiguous, String organisation) {

    /** RFC 9989, section 4.10: no more than eight questions, however long the name is. */
    private static final int MOST_LABELS = 8;

    /** Walks up the tree from the domain of a From (RFC 9989, section 4.10). */
    static DmarcPolicy of(Dns dns, String domain) throws DnsFault {
        String own = null;
        Tags ownRecord = null;
        String top = null;
        Tags topRecord = null;
        String organisation = domain;
        String below = domain;
        for (String name : upwards(domain)) {
            List<String> records = dns.texts("_dmarc." + name).stream()
                    .filter(text -> text.matches("(?i)\\s*v\\s*=\\s*DMARC1\\s*(;.*)?"))
                    .toList();
            if (records.size() > 1) {
                return new DmarcPolicy(Optional.empty(), Tags.of(""), Optional.of(name), domain);
            }
            if (records.size() == 1) {
                Tags record = Tags.of(records.get(0));
                boolean registry = record.get("psd", "").equals("y");
                organisation = registry ? below : name;
                if (name.equals(domain)) {
                    own = name;
                    ownRecord = record;
                }
                top = registry && top != null ? top : name;
                topRecord = registry && topRecord != null ? topRecord : record;
                if (registry || record.get("psd", "").equals("n")) {
                    break;
                }
            }
            below = name;
        }
        return new DmarcPolicy(
                Optional.ofNullable(own == null ? top : own),
                own == null ? (topRecord == null ? Tags.of("") : topRecord) : ownRecord,
                Optional.empty(),
                organisation);
    }

    /** Whether a receiver takes the two for one sender: one organisation, or with {@code s} one name. */
    boolean aligns(String domain, String from, String mode) {
        return record.get(mode, "r").equals("s") ? domain.equals(from) : Domains.isWithin(domain, organisation);
    }

    private static List<String> upwards(String domain) {
        List<String> labels = Arrays.asList(domain.split("\\."));
        List<String> names = new ArrayList<>(List.of(domain));
        for (int from = Math.max(1, labels.size() - MOST_LABELS + 1); from < labels.size(); from++) {
            names.add(String.join(".", labels.subList(from, labels.size())));
        }
        return names;
    }
}
