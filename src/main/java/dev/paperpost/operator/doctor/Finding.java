package dev.paperpost.operator.doctor;

/**
 * What one check came to. Holds no secret, and no control character whoever wrote what it quotes.
 *
 * @param check what was looked at
 * @param found one sentence
 * @param advice what to do, empty when there is nothing to do
 * @param publish the DNS record to publish in the form of a zone file, empty when there is none
 */
public record Finding(String check, Grade result, String found, String advice, String publish) {

    private static final int LONGEST_QUOTE = 160;

    public Finding {
        found = oneLine(found);
        advice = oneLine(advice);
        publish = oneLine(publish);
    }

    static Finding ok(String check, String found) {
        return new Finding(check, Grade.OK, found, "", "");
    }

    static Finding ok(String check, String found, String advice) {
        return new Finding(check, Grade.OK, found, advice, "");
    }

    static Finding warning(String check, String found, String advice) {
        return new Finding(check, Grade.WARNING, found, advice, "");
    }

    static Finding problem(String check, String found, String advice) {
        return new Finding(check, Grade.PROBLEM, found, advice, "");
    }

    static Finding unknown(String check, String found, String advice) {
        return new Finding(check, Grade.UNKNOWN, found, advice, "");
    }

    /** The same with the record that mends it. */
    Finding publish(String record) {
        return new Finding(check, result, found, advice, record);
    }

    /** A text from outside as part of a sentence: in quotes, and cut. */
    static String quote(String text) {
        return "\"" + (text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…") + "\"";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
