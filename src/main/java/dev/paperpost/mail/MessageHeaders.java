package dev.paperpost.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The headers of one mail beside To and Subject, in order and unencoded. */
final class MessageHeaders {

    /** RFC 5322 section 3.3, with a numeric zone: names of zones are obsolete. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final Sender sender;
    private final Map<String, String> headers = new LinkedHashMap<>();

    MessageHeaders(Sender sender, UUID deliveryId, Instant dated) {
        this.sender = sender;
        headers.put("From", sender.name() + " <" + sender.address() + ">");
        sender.replyTo().ifPresent(address -> headers.put("Reply-To", address));
        headers.put("Date", DATE.format(dated.atOffset(ZoneOffset.UTC)));
        headers.put("Message-ID", "<" + deliveryId + "@" + sender.domain() + ">");
        // RFC 3834 section 5, and for responders that know only their own ways.
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("X-Auto-Response-Suppress", "OOF, AutoReply");
    }

    /** A confirmation answers a request: nothing to unsubscribe from yet. */
    Map<String, String> ofConfirmation() {
        return headers;
    }

    /** A digest is bulk mail: RFC 2919 and 2369, and one-click of RFC 8058. */
    Map<String, String> ofDigest(String unsubscribe) {
        headers.put("Precedence", "bulk");
        headers.put("List-Id", "Paperpost digests <digest." + sender.domain() + ">");
        headers.put("List-Unsubscribe", "<" + unsubscribe + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("List-Post", "NO");
        return headers;
    }
}
