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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads delivery status notifications (RFC 3464), feedback reports (RFC 5965) and the bounces of two mail servers that write
 * neither. Only the parts of the outermost report count: one that somebody forwards is talk about a report.
 */
class ReportReader {

    private static final int MOST_PARTS = 20;

    /** Where the address stands that a report was sent to, those first that a mail server writes when it delivers. */
    private static final List<String> RECIPIENT_FIELDS =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To", "To", "Cc");

    /** Mail servers send their bounces from no address, so that nothing answers them, and under one of these names. */
    private static final Pattern MAIL_SERVER = Pattern.compile("(?i)(^|[<\\s])(mailer-daemon|postmaster)@");

    /** Of the feedback types of RFC 5965 section 7.3 those by which a person says: not this. */
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud");

    private final NamedDeliveries named = new NamedDeliveries();
    private List<RecipientStatus> recipients = List.of();
    private String feedbackType = "";

    private ReportReader() {}

    /** Whatever the octets are, it reads something; most likely {@link Kind#OTHER}. */
    static Report read(byte[] mail) {
        ReportReader reader = new ReportReader();
        try {
            reader.parse(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
        } catch (MessagingException | IOException | RuntimeException e) {
            // What is no mail may trip the parser anywhere; half a report is none.
            reader.recipients = List.of();
            reader.feedbackType = "";
        }
        String all = new String(mail, StandardCharsets.ISO_8859_1);
        reader.named.byEnvelopeSender(all);
        reader.named.byMessageId(all);
        return reader.report();
    }

    private void parse(MimeMessage message) throws MessagingException, IOException {
        for (String field : RECIPIENT_FIELDS) {
            named.byEnvelopeSender(field(message, field));
        }
        if (message.isMimeType("multipart/report")) {
            MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
            for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
                part((MimeBodyPart) parts.getBodyPart(i));
            }
        } else if (message.isMimeType("text/plain") && isFromMailServer(message)) {
            recipients = PlainTextBounce.read(
                    field(message, "X-Failed-Recipients"), text(message.getRawInputStream(), message.getEncoding()));
        }
        named.byMessageId(field(message, "In-Reply-To"));
        named.byMessageId(field(message, "References"));
    }

    private void part(MimeBodyPart part) throws MessagingException, IOException {
        if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            String text = text(part.getRawInputStream(), part.getEncoding());
            named.byEnvelopeSender(text);
            recipients = FieldGroup.all(text).stream()
                    .filter(group -> !group.get("Action").isEmpty())
                    .map(RecipientStatus::of)
                    .toList();
        } else if (part.isMimeType("message/feedback-report")) {
            String text = text(part.getRawInputStream(), part.getEncoding());
            named.byEnvelopeSender(text);
            feedbackType = FieldGroup.all(text).get(0).get("Feedback-Type").toLowerCase(Locale.ROOT);
        } else if (isOriginal(part)) {
            FieldGroup head = FieldGroup.all(text(part.getRawInputStream(), part.getEncoding()))
                    .get(0);
            named.byEnvelopeSender(head.get("Return-Path"));
            named.byMessageId(head.get("Message-ID"));
        }
    }

    private static boolean isOriginal(MimeBodyPart part) throws MessagingException {
        return part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global")
                || part.isMimeType("message/global-headers");
    }

    private static boolean isFromMailServer(MimeMessage message) throws MessagingException {
        return field(message, "Return-Path").strip().equals("<>")
                || MAIL_SERVER.matcher(field(message, "From")).find();
    }

    /** Empty when there is none. */
    private static String field(MimeMessage message, String name) throws MessagingException {
        return Objects.requireNonNullElse(message.getHeader(name, " "), "");
    }

    /** Decoded whatever the type: some gateways encode these parts although RFC 2046 section 5.2 forbids it. */
    private static String text(InputStream raw, String encoding) throws MessagingException, IOException {
        InputStream octets = MimeUtility.decode(raw, Objects.requireNonNullElse(encoding, "7bit"));
        return new String(octets.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private Report report() {
        if (COMPLAINTS.contains(feedbackType)) {
            return new Report(Kind.COMPLAINT, null, feedbackType, BounceKind.NONE, named.inOrder());
        }
        return recipients.stream()
                .filter(RecipientStatus::failed)
                .findFirst()
                .map(failed -> report(Kind.BOUNCE, failed, ofAll()))
                .or(() -> recipients.stream()
                        .filter(RecipientStatus::delayed)
                        .findFirst()
                        .map(delayed -> report(Kind.DELAYED, delayed, BounceKind.NONE)))
                .orElseGet(() -> new Report(Kind.OTHER, null, "", BounceKind.NONE, named.inOrder()));
    }

    /** One mail has one reader; where it went to several mailboxes, one that got it or may get it is enough. */
    private BounceKind ofAll() {
        return recipients.stream()
                .map(recipient -> recipient.failed() ? recipient.kind() : BounceKind.NONE)
                .reduce(BounceKind.HARD, BounceKind::orMilder);
    }

    private Report report(Kind kind, RecipientStatus recipient, BounceKind bounce) {
        String status = recipient.status().isEmpty() ? null : recipient.status();
        return new Report(kind, status, recipient.codes(), bounce, named.inOrder());
    }
}
