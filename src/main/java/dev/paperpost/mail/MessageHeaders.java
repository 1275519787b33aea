package dev.paperpost.mail;

import dev.paperpost.subscription.Cadence;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** An answer to what somebody did: nothing to unsubscribe from. */
    Map<String, String> ofAnswer() {
        return headers;
    }

    /** A digest is bulk mail. */
    Map<String, String> ofDigest(Cadence cadence, DigestLinks links) {
        return ofList(cadence.name().toLowerCase(Locale.ROOT), links.unsubscribe(), links.help());
    }

    /** So is all else that nobody asked for at this moment: RFC 2919 and 2369, and one-click of RFC 8058. */
    Map<String, String> ofList(String what, String unsubscribe, String help) {
        // Not a standard, but the one word that old responders obey.
        headers.put("Precedence", "bulk");
        headers.put("List-Id", "Paperpost digests <digest." + sender.domain() + ">");
        headers.put("List-Unsubscribe", "<" + unsubscribe + ">");
        // RFC 8058 section 3.1 knows https alone: a POST that anybody on the way can read or repeat promises nothing.
        if (unsubscribe.regionMatches(true, 0, "https:", 0, 6)) {
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        headers.put("List-Help", "<" + help + ">");
        sender.replyTo().ifPresent(address -> headers.put("List-Owner", "<" + mailto(address) + ">"));
        headers.put("List-Post", "NO");
        // Gmail's feedback loop: up to three names, then one for the sender that stays, of 5 to 15 characters.
        headers.put("Feedback-ID", what + ":digest:" + sender.domain() + ":paperpost");
        return headers;
    }

    /** RFC 6068 section 2: what means something in a URI is written as its octet. */
    private static String mailto(String address) {
        return "mailto:" + URLEncoder.encode(address, StandardCharsets.UTF_8).replace("%40", "@");
    }
}
