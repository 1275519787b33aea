package dev.paperpost.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.util.List;
import java.util.Map;

/**
 * Turns a message into the form the mail client takes. All headers are fixed and the text is the whole MIME body, so the client
 * adds, reorders and encodes nothing; it stuffs dots, and signs.
 */
class MailTransportMessage {

    private MailTransportMessage() {}

    /** @throws HeaderProblem when no server could ever take it, or none may be asked to */
    static MailMessage of(OutgoingMail mail, MailTransportSettings settings) throws HeaderProblem {
        String from = value(mail, "From", settings.from());
        if (from == null) {
            throw new HeaderProblem("nobody is the sender: set QUARKUS_MAILER_FROM");
        }
        for (String required : List.of("Message-ID", "Date")) {
            if (value(mail, required, null) == null) {
                throw new HeaderProblem("the header " + required + " is missing, a retry could not repeat it");
            }
        }
        String to = HeaderAddress.ascii(mail.to());
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.add("From", HeaderField.encode("From", from));
        headers.add("To", to);
        headers.add("Subject", HeaderField.encodeSubject(mail.subject()));
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("From")) {
                headers.add(header.getKey(), HeaderField.encode(header.getKey(), header.getValue()));
            }
        }
        headers.add("MIME-Version", "1.0");
        headers.add("Content-Type", MimeAlternatives.CONTENT_TYPE);
        headers.add("Content-Transfer-Encoding", "7bit");
        if (!settings.approves(to)) {
            throw new HeaderProblem("quarkus.mailer.approved-recipients does not allow the address");
        }
        return new MailMessage()
                .setFrom(HeaderAddress.ascii(HeaderAddress.parse("From", from).address()))
                .setBounceAddress(settings.envelopeSender(value(mail, "Message-ID", null)))
                .setTo(to)
                .setText(MimeAlternatives.of(mail.text(), mail.html()))
                .setFixedHeaders(true)
                .setHeaders(headers);
    }

    private static String value(OutgoingMail mail, String name, String otherwise) {
        return mail.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
