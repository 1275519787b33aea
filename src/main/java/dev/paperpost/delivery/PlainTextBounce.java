package dev.paperpost.delivery;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bounces from before RFC 3464, told in words: of qmail (its bounce message format, QSBMF) and of Exim without
 * {@code multipart/report}.
 */
class PlainTextBounce {

    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern QMAIL_RECIPIENT = Pattern.compile("(?s)<[^>\\n]*>:\\n(.*)");
    private static final Pattern COPY_OF_THE_MAIL = Pattern.compile("(?m)^-{3,}");
    private static final Pattern INDENTED = Pattern.compile("(?m)^[ \\t]+(.*)$");

    private static final String STATUS = "[45]\\.\\d{1,3}\\.\\d{1,3}(?!\\d)";
    private static final Pattern ANSWER = Pattern.compile(":\\s*([45]\\d\\d)(?!\\d)[ -]?(" + STATUS + ")?");
    private static final Pattern QMAIL_STATUS = Pattern.compile("\\(#(" + STATUS + ")\\)");

    private PlainTextBounce() {}

    /**
     * @param failedRecipients the field X-Failed-Recipients, empty when there is none
     * @param body decoded
     * @return what it says of each recipient; empty when it is no such bounce
     */
    static List<RecipientStatus> read(String failedRecipients, String body) {
        String text = body.replace("\r\n", "\n").strip();
        if (text.startsWith("Hi. This is the ")) {
            return BLANK_LINE
                    .splitAsStream(text)
                    .skip(1)
                    .takeWhile(paragraph -> !paragraph.startsWith("-"))
                    .map(QMAIL_RECIPIENT::matcher)
                    .filter(Matcher::matches)
                    .map(recipient -> status(recipient.group(1)))
                    .toList();
        }
        return failedRecipients.isEmpty() ? List.of() : exim(text);
    }

    /** Addresses and what was said of them are indented; everything else is the same in each bounce. */
    private static List<RecipientStatus> exim(String text) {
        String told = COPY_OF_THE_MAIL.split(text, 2)[0];
        String words =
                INDENTED.matcher(told).results().map(line -> line.group(1)).collect(Collectors.joining(" "));
        return words.isEmpty() ? List.of() : List.of(status(words));
    }

    private static RecipientStatus status(String words) {
        Matcher answer = ANSWER.matcher(words);
        boolean answered = answer.find();
        Optional<String> status = Optional.ofNullable(answered ? answer.group(2) : null)
                .or(() -> QMAIL_STATUS.matcher(words).results().findFirst().map(found -> found.group(1)));
        return RecipientStatus.failed(answered ? answer.group(1) : "", status.orElse(""), words.replace('\n', ' '));
    }
}
