package dev.paperpost.mail;

import dev.paperpost.mail.SendResult.Stage;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/** Reads what the mail client's failures mean; it is the only place that knows their types and texts. */
class MailTransportFailure {

    private static final Pattern REPLY_CODE = Pattern.compile("^\\d{3}(?:[ -]|$)");
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?!\\S)");
    private static final Pattern ADDRESS = Pattern.compile("<[^<>]*>|[^\\s<>:;,()\"]+@[^\\s<>:;,()\"]+");
    private static final int LONGEST_REPLY = 300;

    /** Of longer ones no more is looked at: the search for addresses takes time by the square. */
    private static final int LONGEST_READ = 2_000;

    private static final String AFTER_THE_MESSAGE = "sending data failed";

    /** How the client words a reply that ended the dialogue after the greeting and log-in, so at a mail of ours. */
    private static final Map<String, Stage> MAIL_STAGES = Map.of(
            "sender address not accepted",
            Stage.SENDER,
            "recipient address not accepted",
            Stage.RECIPIENT,
            "DATA command not accepted",
            Stage.CONTENT,
            AFTER_THE_MESSAGE,
            Stage.CONTENT);

    private MailTransportFailure() {}

    /** @param recipient whose address is left out of every text */
    static SendResult classify(Throwable failure, String recipient) {
        if (failure instanceof SMTPException refusal) {
            return refused(refusal, recipient);
        }
        String said = oneLine(words(failure), recipient);
        if (failure instanceof IllegalArgumentException) {
            return new SendResult.Unsendable("the mail client does not accept the address");
        }
        if (said.contains("exceeds allowed size")) {
            return new SendResult.Unsendable("the message is larger than the server accepts");
        }
        if (nothingWasHandedOver(failure, said)) {
            return new SendResult.Unreachable(said);
        }
        return new SendResult.Unknown(said);
    }

    private static boolean nothingWasHandedOver(Throwable failure, String said) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLException
                || said.startsWith("STARTTLS required")
                || said.startsWith("login is required")
                || said.startsWith("AUTH ")
                || (said.startsWith("Sent ") && said.endsWith(" responses."));
    }

    /** What is wrong with a certificate stands in the last cause. */
    private static String words(Throwable failure) {
        Throwable cause = failure;
        while (failure instanceof SSLException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == failure
                ? Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                : failure.getMessage() + ": " + cause.getMessage();
    }

    private static SendResult refused(SMTPException refusal, String recipient) {
        String reply = oneLine(
                refusal.getReplyMessages().stream()
                        .map(line -> REPLY_CODE.matcher(line).replaceFirst(""))
                        .collect(Collectors.joining(" ")),
                recipient);
        String where = String.valueOf(refusal.getMessage());
        int code = code(refusal.getReplyMessages());
        if ((code < 400 || code > 599) && where.startsWith(AFTER_THE_MESSAGE)) {
            return new SendResult.Unknown("an answer that is none: " + reply);
        }
        Optional<Stage> stage = MAIL_STAGES.entrySet().stream()
                .filter(known -> where.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (stage.isEmpty() || code < 400 || code > 599) {
            return new SendResult.Unreachable(refusal.getReplyCode() + " " + reply);
        }
        // Read here, because the client keeps the last digits of the latest refusal in a place all threads share.
        Matcher enhanced = ENHANCED.matcher(reply);
        return new SendResult.Refused(code, enhanced.lookingAt() ? enhanced.group(1) : "", reply, stage.get());
    }

    /** The client reads what has no code as 500, which would end mails for good; 0 here. */
    private static int code(List<String> lines) {
        String line = lines.isEmpty() ? "" : lines.get(0).strip();
        return REPLY_CODE.matcher(line).find() ? Integer.parseInt(line.substring(0, 3)) : 0;
    }

    /** Servers repeat the recipient in their reply; it must not reach a log or the delivery's row. */
    private static String oneLine(String said, String recipient) {
        String name = recipient.substring(0, recipient.lastIndexOf('@'));
        String line = ADDRESS.matcher(beginning(said).replaceAll("\\p{Cntrl}+", " "))
                .replaceAll("<…>")
                .replaceAll("(?i)(?<!\\w)" + Pattern.quote(name) + "(?!\\w)", "<…>")
                .strip();
        return line.length() <= LONGEST_REPLY ? line : line.substring(0, LONGEST_REPLY);
    }

    /** Whole words: half an address would not be seen as one. */
    private static String beginning(String said) {
        return said.length() <= LONGEST_READ
                ? said
                : said.substring(0, Math.max(0, said.lastIndexOf(' ', LONGEST_READ)));
    }
}
