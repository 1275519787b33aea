package dev.paperpost.delivery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of a mail to one recipient (RFC 3464 section 2.3).
 *
 * @param action {@code failed}, {@code delayed}, {@code delivered}, {@code relayed} or {@code expanded}
 * @param status RFC 3463, empty when there is none
 * @param codes reply code and status, as far as they are given
 * @param kind what it says of the mailbox if it failed
 */
record RecipientStatus(String action, String status, String codes, BounceKind kind) {

    private static final String ENHANCED = "[245]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)";
    private static final Pattern STATUS = Pattern.compile("^" + ENHANCED);
    private static final Pattern SMTP_ANSWER =
            Pattern.compile("(?i)^smtp\\s*;\\s*([45]\\d\\d)(?!\\d)[ -]*(" + ENHANCED + ")?");

    static RecipientStatus of(FieldGroup fields) {
        Matcher given = STATUS.matcher(fields.get("Status"));
        String status = given.find() ? given.group() : "";
        String diagnostic = fields.get("Diagnostic-Code");
        Matcher answer = SMTP_ANSWER.matcher(diagnostic);
        boolean answered = answer.find();
        String answeredStatus = answered && answer.group(2) != null ? answer.group(2) : "";
        int code = answered ? Integer.parseInt(answer.group(1)) : status.startsWith("5") ? 550 : 450;
        String shown = !BounceKind.says(status) && BounceKind.says(answeredStatus) ? answeredStatus : status;
        BounceKind kind = BounceKind.of(code, shown, diagnostic);
        if (BounceKind.says(answeredStatus)) {
            kind = kind.orMilder(BounceKind.of(code, answeredStatus, diagnostic));
        } else if (answered && BounceKind.speaksOfPolicy(diagnostic)) {
            // Some relays make a 5.1.1 of every bare 550 that a server answers to RCPT.
            kind = BounceKind.NONE;
        }
        return new RecipientStatus(
                fields.get("Action").split("[\\s;(]", 2)[0].toLowerCase(Locale.ROOT),
                shown,
                ((answered ? answer.group(1) : "") + " " + shown).strip(),
                kind);
    }

    /**
     * A failure that was told in words.
     *
     * @param code the server's reply code, empty when it is not among the words
     * @param status its enhanced status, empty when it is not among the words
     */
    static RecipientStatus failed(String code, String status, String words) {
        int effective = !code.isEmpty() ? Integer.parseInt(code) : status.startsWith("4") ? 450 : 550;
        return new RecipientStatus(
                "failed", status, (code + " " + status).strip(), BounceKind.of(effective, status, words));
    }

    boolean failed() {
        return action.equals("failed");
    }

    boolean delayed() {
        return action.equals("delayed");
    }
}
