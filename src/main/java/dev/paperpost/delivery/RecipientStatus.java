package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a mail to one recipient (RFC 3464 section 2.3).
 *
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}
 * @param status RFC 3463, empty when there is none
 * @param codes reply code and status, as far as they are given
 * @param refusal the answer that a server gave, as if it had been given to us
 */
record RecipientStatus(String action, String status, String codes, SendResult.Refused refusal) {

    private static final Pattern STATUS = Pattern.compile("^[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)");
    private static final Pattern SMTP_ANSWER =
            Pattern.compile("(?i)^smtp\\s*;\\s*([45]\\d\\d)(?!\\d)[ -]*([45]\\.\\d{1,3}\\.\\d{1,3}(?!\\d))?");

    static RecipientStatus of(FieldGroup fields) {
        Matcher given = STATUS.matcher(fields.get("Status"));
        String status = given.find() ? given.group() : "";
        String diagnostic = fields.get("Diagnostic-Code");
        Matcher answer = SMTP_ANSWER.matcher(diagnostic);
        boolean answered = answer.find();
        // Some servers put 5.0.0 where they did not look; the answer they were given may say more.
        String exact = status.endsWith(".0.0") || status.isEmpty()
                ? (answered && answer.group(2) != null ? answer.group(2) : "")
                : status;
        String shown = exact.isEmpty() ? status : exact;
        int code = answered ? Integer.parseInt(answer.group(1)) : status.startsWith("5") ? 550 : 450;
        return new RecipientStatus(
                fields.get("Action").split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT),
                shown,
                ((answered ? answer.group(1) : "") + " " + shown).strip(),
                new SendResult.Refused(code, exact, diagnostic));
    }

    boolean failed() {
        return action.equals("failed");
    }

    boolean delayed() {
        return action.equals("delayed");
    }

    /** Judged as the same answer while sending would be. */
    boolean gone() {
        return failed() && Verdict.of(refusal) == Verdict.BOUNCED;
    }
}
