package dev.paperpost.mail;

import static dev.paperpost.mail.EmailLint.unless;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what RFC 5322, 2045 and 2047 forbid in the octets of a message, without the help of any parser. */
final class WireRules {

    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?=");
    private static final List<String> ONCE = List.of(
            "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding");

    private final String message;
    private final String[] head;
    private final List<String> findings = new ArrayList<>();

    private WireRules(byte[] octets) {
        message = new String(octets, StandardCharsets.ISO_8859_1);
        head = message.substring(0, message.indexOf("\r\n\r\n")).split("\r\n");
    }

    static List<String> findings(byte[] octets) {
        WireRules rules = new WireRules(octets);
        rules.octets();
        rules.fields();
        rules.encodedWords();
        return rules.findings;
    }

    private void octets() {
        unless(message.endsWith("\r\n"), findings, "end: no line end");
        unless(!message.replace("\r\n", "").matches("(?s).*[\r\n].*"), findings, "line end: a bare CR or LF");
        unless(
                message.chars().allMatch(c -> c == '\r' || c == '\n' || c >= ' ' && c < 127),
                findings,
                "octets: not ASCII");
        for (String line : message.split("\r\n", -1)) {
            unless(line.length() <= 998, findings, "length: " + line.length());
            unless(!line.endsWith(" "), findings, "a space at the end of: " + line);
        }
    }

    private void fields() {
        for (String line : head) {
            unless(line.matches("[!-9;-~]+: \\S.*| +\\S.*"), findings, "field: " + line);
            String rest = line.startsWith(" ") ? line.strip() : line.substring(line.indexOf(": ") + 2);
            boolean foldable = rest.contains(" ") && !line.startsWith("DKIM-Signature");
            unless(line.length() <= 78 || !foldable, findings, "not folded: " + line);
        }
        for (String name : ONCE) {
            long times = List.of(head).stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .count();
            unless(times == 1, findings, name + ": " + times + " times");
        }
    }

    private void encodedWords() {
        for (String line : head) {
            Matcher word = ENCODED_WORD.matcher(line);
            while (word.find()) {
                unless(line.length() <= 76, findings, "encoded word in a line of " + line.length());
                unless(word.group().length() <= 75, findings, "encoded word: " + word.group());
                byte[] decoded = Base64.getDecoder().decode(word.group(1));
                String text = new String(decoded, StandardCharsets.UTF_8);
                unless(!text.contains("\uFFFD"), findings, "encoded word cuts a character: " + word.group());
            }
        }
    }
}
