package dev.paperpost.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** Takes any mail for anybody; the server's 250 comes only after the mail is a file. */
class MailboxHandler implements MessageHandler {

    private final MailboxFolder folder;
    private final int largest;

    MailboxHandler(MailboxFolder folder, int largest) {
        this.folder = folder;
        this.largest = largest;
    }

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String recipient) {}

    @Override
    public String data(InputStream content) throws RejectException {
        try {
            ByteArrayOutputStream source = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            boolean tooLarge = false;
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                tooLarge |= source.size() + n > largest;
                if (!tooLarge) {
                    source.write(buffer, 0, n);
                }
            }
            if (tooLarge) {
                throw new RejectException(552, "5.3.4 the mail is larger than " + largest + " octets");
            }
            folder.add(source.toByteArray());
            return null;
        } catch (IOException e) {
            throw new RejectException(452, "4.3.1 the mail could not be stored");
        }
    }

    @Override
    public void done() {}
}
