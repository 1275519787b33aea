package dev.paperpost.delivery;

import dev.paperpost.delivery.Report.Kind;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads delivery status notifications (RFC 3464) and feedback reports (RFC 5965). Only the parts of the outermost report
 * count: one that somebody forwards is talk about a report.
 */
class ReportReader {

    private static final int MOST_PARTS = 20;
    private static final int MOST_NAMED = 20;

    /** The left side of our Message-IDs. */
    private static final Pattern DELIVERY =
            Pattern.compile("(?i)(?<![0-9a-z-])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=@)");

    /** Of the feedback types of RFC 5965 section 7.3 those by which a person says: not this. */
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud");

    private final Set<UUID> named = new LinkedHashSet<>();
    private List<FieldGroup> deliveryStatus = List.of();
    private String feedbackType = "";

    private ReportReader() {}

    /** Whatever the octets are, it reads something; most likely {@link Kind#OTHER}. */
    static Report read(byte[] mail) {
        ReportReader reader = new ReportReader();
        try {
            reader.parse(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (MessagingException | IOException | RuntimeException e) {
            // What is no mail may trip the parser anywhere; half a report is none.
            reader.deliveryStatus = List.of();
            reader.feedbackType = "";
        }
        reader.name(new String(mail, StandardCharsets.ISO_8859_1));
        return reader.report();
    }

    private void parse(MimeMessage message) throws MessagingException, IOException {
        if (message.isMimeType("multipart/report")) {
            MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                part((MimeBodyPart) parts.getBodyPart(i));
            }
        }
        name(String.valueOf(message.getHeader("In-Reply-To", " ")));
        name(String.valueOf(message.getHeader("References", " ")));
    }

    private void part(MimeBodyPart part) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            deliveryStatus = FieldGroup.all(text(part));
        } else if (part.isMimeType("message/feedback-report")) {
            feedbackType =
                    FieldGroup.all(text(part)).get(0).get("Feedback-Type").toLowerCase(Locale.ROOT);
        } else if (isOriginal(part)) {
            name(FieldGroup.all(text(part)).get(0).get("Message-ID"));
        }
    }

    private static boolean isOriginal(MimeBodyPart part) throws MessagingException {
        return part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global")
                || part.isMimeType("message/global-headers");
    }

    /** Decoded whatever the type: some gateways encode these parts although RFC 2046 section 5.2 forbids it. */
    private static String text(MimeBodyPart part) throws MessagingException, IOException {
        InputStream octets =
                MimeUtility.decode(part.getRawInputStream(), Objects.requireNonNullElse(part.getEncoding(), "7bit"));
        return new String(octets.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private void name(String text) {
        DELIVERY.matcher(text)
                .results()
                .limit(MOST_NAMED)
                .map(found -> UUID.fromString(found.group()))
                .forEach(named::add);
    }

    private Report report() {
        List<UUID> names = List.copyOf(named);
        if (COMPLAINTS.contains(feedbackType)) {
            return new Report(Kind.COMPLAINT, null, feedbackType, false, names);
        }
        List<RecipientStatus> recipients = deliveryStatus.stream()
                .filter(group -> !group.get("Action").isEmpty())
                .map(RecipientStatus::of)
                .toList();
        boolean gone = !recipients.isEmpty() && recipients.stream().allMatch(RecipientStatus::gone);
        return recipients.stream()
                .filter(RecipientStatus::failed)
                .findFirst()
                .map(failed -> report(Kind.BOUNCE, failed, gone, names))
                .or(() -> recipients.stream()
                        .filter(RecipientStatus::delayed)
                        .findFirst()
                        .map(delayed -> report(Kind.DELAYED, delayed, false, names)))
                .orElseGet(() -> new Report(Kind.OTHER, null, "", false, names));
    }

    private static Report report(Kind kind, RecipientStatus recipient, boolean gone, List<UUID> names) {
        String status = recipient.status().isEmpty() ? null : recipient.status();
        return new Report(kind, status, recipient.codes(), gone, names);
    }
}
