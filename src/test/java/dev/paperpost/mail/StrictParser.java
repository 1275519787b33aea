package dev.paperpost.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** An independent reader of messages that forgives nothing. */
final class StrictParser {

    private StrictParser() {}

    static Message parse(byte[] octets) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        builder.setDecodeMonitor(DecodeMonitor.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(octets));
    }

    static String text(Message message) throws IOException {
        return part(message, 0, "text/plain");
    }

    static String html(Message message) throws IOException {
        return part(message, 1, "text/html");
    }

    private static String part(Message message, int index, String type) throws IOException {
        Multipart parts = (Multipart) message.getBody();
        Entity part = parts.getBodyParts().get(index);
        if (!message.getMimeType().equals("multipart/alternative")
                || parts.getCount() != 2
                || !part.getMimeType().equals(type)
                || !part.getCharset().equals("utf-8")) {
            throw new AssertionError("part " + index + " of " + message.getMimeType() + " is " + part.getMimeType());
        }
        try (InputStream body = ((SingleBody) part.getBody()).getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }
}
