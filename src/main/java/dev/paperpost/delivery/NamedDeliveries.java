package dev.paperpost.delivery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The deliveries that a text names, by the envelope sender or the Message-ID of our mails; those named first come first. */
class NamedDeliveries {

    /** No honest report names more. */
    private static final int MOST = 20;

    private static final Pattern ENVELOPE_SENDER = Pattern.compile("(?i)(?<![0-9a-z.+_-])b\\+([0-9a-f]{32})(?=@)");
    private static final Pattern MESSAGE_ID =
            Pattern.compile("(?i)(?<![0-9a-z-])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=@)");

    private final Set<UUID> named = new LinkedHashSet<>();

    void byEnvelopeSender(String text) {
        ENVELOPE_SENDER
                .matcher(text)
                .results()
                .limit(MOST)
                .map(found -> found.group(1).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"))
                .forEach(id -> named.add(UUID.fromString(id)));
    }

    void byMessageId(String text) {
        MESSAGE_ID
                .matcher(text)
                .results()
                .limit(MOST)
                .map(found -> UUID.fromString(found.group()))
                .forEach(named::add);
    }

    List<UUID> inOrder() {
        return List.copyOf(named);
    }
}
