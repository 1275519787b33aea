package dev.paperpost.mail;

/** How an attempt to send ended. */
public sealed interface SendResult {

    /** The server took responsibility for the message. */
    record Accepted() implements SendResult {}

    /**
     * The server answered with a refusal.
     *
     * @param code three-digit SMTP reply code, 400 to 599
     * @param enhanced RFC 3463 status such as {@code 5.1.1}, empty when the server gave none
     * @param reply the server's words, on one line, without the recipient's address
     * @param stage what was refused
     */
    record Refused(int code, String enhanced, String reply, Stage stage) implements SendResult {

        /** A refusal of the recipient. */
        public Refused(int code, String enhanced, String reply) {
            this(code, enhanced, reply, Stage.RECIPIENT);
        }
    }

    /** How far the dialogue had come. */
    enum Stage {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** Nothing was handed over: no connection, no greeting, no STARTTLS, failed authentication. */
    record Unreachable(String detail) implements SendResult {}

    /** The connection ended or fell silent when the message may already have been accepted. */
    record Unknown(String detail) implements SendResult {}

    /** This message can never be sent as it is, whatever the server. */
    record Unsendable(String detail) implements SendResult {}
}
