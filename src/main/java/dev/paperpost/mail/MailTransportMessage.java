package dev.paperpost.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.util.List;
import java.util.Map;

/** Turns a message into the form the mail client takes, with every header encoded by us. */
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
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.add("From", HeaderField.encode("From", from));
        headers.add("Subject", HeaderField.encodeSubject(mail.subject()));
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("From")) {
                headers.add(header.getKey(), HeaderField.encode(header.getKey(), header.getValue()));
            }
        }
        String to = HeaderAddress.ascii(mail.to());
        if (!settings.approves(to)) {
            throw new HeaderProblem("quarkus.mailer.approved-recipients does not allow the address");
        }
        return new MailMessage()
                .setFrom(HeaderAddress.ascii(HeaderAddress.parse("From", from).address()))
                .setBounceAddress(settings.envelopeSender(value(mail, "Message-ID", null)))
                .setTo(to)
                .setText(lines(mail.text()))
                .setHtml(lines(mail.html()))
                .setHeaders(headers);
    }

    private static String value(OutgoingMail mail, String name, String otherwise) {
        return mail.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }

    /** The client ends lines itself and takes every other control character literally, NUL included. */
    private static String lines(String body) {
        return body == null
                ? null
                : body.replaceAll("\r\n?", "\n").replaceAll("[\\x00-\\x08\\x0B-\\x1F\\x7F]", "\uFFFD");
    }
}
