package dev.paperpost.mail;

import io.quarkus.mailer.Mail;
import java.util.Map;

/** Turns a message into the form Quarkus Mailer takes, with every header encoded by us. */
class MailTransportMessage {

    private MailTransportMessage() {}

    /**
     * @param configuredFrom who the mail is from when it does not say so itself
     * @throws HeaderProblem when no server could ever take it
     */
    static Mail of(OutgoingMail mail, String configuredFrom) throws HeaderProblem {
        String from = value(mail, "From", configuredFrom);
        if (from == null) {
            throw new HeaderProblem("nobody is the sender: set QUARKUS_MAILER_FROM");
        }
        for (String required : new String[] {"Message-ID", "Date"}) {
            if (value(mail, required, null) == null) {
                throw new HeaderProblem("the header " + required + " is missing, a retry could not repeat it");
            }
        }
        Mail message = new Mail();
        message.setFrom(HeaderAddress.ascii(HeaderAddress.parse("From", from).address()));
        message.addTo(HeaderAddress.ascii(mail.to()));
        message.addHeader("From", HeaderField.encode("From", from));
        message.addHeader("Subject", HeaderField.encodeSubject(mail.subject()));
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase("From")) {
                message.addHeader(header.getKey(), HeaderField.encode(header.getKey(), header.getValue()));
            }
        }
        message.setText(lines(mail.text()));
        message.setHtml(lines(mail.html()));
        return message;
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
