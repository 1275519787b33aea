package dev.paperpost.delivery;

import dev.paperpost.mail.SendResult;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a refusal for good says of the reader's mailbox, from the heaviest to what says nothing of it. Codes are those of RFC
 * 3463 and its registry; what they leave open is read in the reader's favour.
 */
enum BounceKind {
    /** The address does not exist. */
    HARD,
    /** The mailbox is disabled, perhaps not for ever. */
    DISABLED,
    /** Full, out of reach, or refused without a reason that says more. */
    SOFT,
    /** Refused for what the mail holds, who sends it, or how much: no fault of the reader. */
    NONE;

    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /**
     * Content (x.6) and policy (x.7) as a whole; a message too long for mailbox or system; 5.4.5, by which relays say that
     * the sender's quota is used up.
     */
    private static final Pattern NOT_THE_READER = Pattern.compile("[45]\\.([67]\\..*|2\\.3|3\\.4|4\\.5)");

    private static final Pattern MAILBOX_STATUS = Pattern.compile("[45]\\.2\\.[12]");

    /** Servers without enhanced codes say it in words; anything vaguer must not end a subscription. */
    private static final Pattern NO_SUCH_USER = Pattern.compile(
            "(?i)\\b(no such (user|mailbox|recipient)|(user|recipient|mailbox|address) (is )?(unknown|not found)"
                    + "|unknown (user|recipient|mailbox)|(user|mailbox|account|address) does(n't| not) exist)\\b");

    /** Words of refusals for policy or content that come with a code that does not say so. */
    private static final Pattern POLICY = Pattern.compile(
            "(?i)\\b(spam\\w*|junk|bulk|unsolicited|virus|malware|phish\\w*"
                    + "|polic(y|ies)|reputation|abus\\w+|complaints?|banned|content|spf|dkim|dmarc|authenticat\\w+|ptr"
                    + "|reverse dns|rdns|(rbl|dnsbl|block|black|deny)[ -]?list\\w*|blocked|listed (at|by|in|on)"
                    + "|rate limit\\w*|throttl\\w+|too (many|large|big)|message size|relay(ing)?( access)? (denied|not))\\b");

    static BounceKind of(SendResult.Refused refused) {
        return of(refused.code(), refused.enhanced(), refused.reply());
    }

    /**
     * @param code SMTP reply code of a refusal that is final
     * @param enhanced enhanced status, empty when there is none
     * @param words what was said, for the cases in which no code tells
     */
    static BounceKind of(int code, String enhanced, String words) {
        if (!says(enhanced)) {
            return bare(code, words);
        }
        if (NO_SUCH_ADDRESS.contains(enhanced)) {
            return HARD;
        }
        if (enhanced.equals("5.2.1")) {
            return DISABLED;
        }
        if (MAILBOX_STATUS.matcher(enhanced).matches()) {
            return SOFT;
        }
        boolean ours = code == 554 || NOT_THE_READER.matcher(enhanced).matches() || speaksOfPolicy(words);
        return ours ? NONE : SOFT;
    }

    /** Whether a status says anything: some put x.0.0 where they did not look. */
    static boolean says(String enhanced) {
        return enhanced.matches("[45]\\..*") && !enhanced.endsWith(".0.0");
    }

    static boolean speaksOfPolicy(String words) {
        return POLICY.matcher(words).find();
    }

    BounceKind orMilder(BounceKind other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** RFC 5321 section 4.2.3: 550 to 553 speak of the mailbox; 554 and the others may mean anything. */
    private static BounceKind bare(int code, String words) {
        if ((code == 550 || code == 553) && NO_SUCH_USER.matcher(words).find()) {
            return HARD;
        }
        return code >= 550 && code <= 553 && !speaksOfPolicy(words) ? SOFT : NONE;
    }
}
