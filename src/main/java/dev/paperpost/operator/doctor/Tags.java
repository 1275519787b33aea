package dev.paperpost.operator.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A list of tags, {@code name=value; name=value}, as DKIM and DMARC write it (RFC 6376, section 3.2). */
class Tags {

    private final Map<String, String> tags = new LinkedHashMap<>();
    private final String fault;

    private Tags(String text) {
        String wrong = null;
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (part.isBlank()) {
                continue;
            }
            if (equals <= 0) {
                wrong = Finding.quote(part.strip()) + " is not of the form name=value";
            } else if (tags.put(
                            part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                            part.substring(equals + 1).strip())
                    != null) {
                wrong = "the tag " + Finding.quote(part.substring(0, equals).strip()) + " is there twice";
            }
        }
        fault = wrong;
    }

    static Tags of(String text) {
        return new Tags(text);
    }

    /** What is wrong with the list as such. */
    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /** In lower case. */
    String get(String name, String otherwise) {
        return get(name).orElse(otherwise).toLowerCase(Locale.ROOT);
    }
}
