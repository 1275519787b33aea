package dev.paperpost.platform;

import dev.paperpost.platform.StoredMail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Reads a mail as a person's mail program would. Whatever cannot be read is shown raw or left empty, never an error. */
class MailboxMessage {

    private static final int DEEPEST = 10;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private MailboxMessage() {}

    static StoredMail parse(String id, byte[] source) {
        MailboxMessage bodies = new MailboxMessage();
        List<Header> headers = new ArrayList<>();
        String raw = new String(source, StandardCharsets.UTF_8);
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source));
            for (var header : Collections.list(message.getAllHeaders())) {
                headers.add(new Header(header.getName(), MimeUtility.unfold(header.getValue())));
            }
            bodies.read(message, 0);
        } catch (MessagingException | IOException e) {
            bodies.text.append(raw);
        }
        return new StoredMail(
                id,
                MailboxFolder.receivedAt(id),
                decoded(headers, "From"),
                decoded(headers, "To"),
                decoded(headers, "Subject"),
                bodies.html.toString(),
                bodies.text.toString(),
                List.copyOf(headers),
                raw);
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            MimeMultipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                read(parts.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("text/html")) {
            html.append(content(part));
        } else if (part.isMimeType("text/plain")) {
            text.append(content(part));
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        byte[] octets = part.getInputStream().readAllBytes();
        return new String(octets, charset(new ContentType(part.getContentType()))).replace("\r\n", "\n");
    }

    private static Charset charset(ContentType type) {
        String name = type.getParameter("charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String decoded(List<Header> headers, String name) {
        String value = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
        try {
            return MimeUtility.decodeText(value);
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }
}
