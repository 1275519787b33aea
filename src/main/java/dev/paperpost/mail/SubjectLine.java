package dev.paperpost.mail;

import dev.paperpost.digest.Shorten;
import dev.paperpost.platform.Messages;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Subjects of digests: 20 to 70 characters, the distinctive words first. A reader gets a paper once, so its title makes
 * each subject a new one and mail programs do not fold digests into one conversation.
 */
final class SubjectLine {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 70;

    private static final Pattern SHOUTS = Pattern.compile("(?<=\\p{L}{2})!+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SubjectLine() {}

    /**
     * @param total papers of the digest
     * @param bestTitle on one line
     * @param slot the day of the digest, said when the title alone is too short
     */
    static String of(int total, String bestTitle, LocalDate slot, Messages words) {
        int room = LONGEST - words.count("digest.subject", total, "").length();
        String title = Shorten.text(calm(bestTitle), room);
        String subject =
                title.isEmpty() ? words.count("papers.new", total) : words.count("digest.subject", total, title);
        return subject.length() < SHORTEST ? subject + " · " + words.day(slot).replace('\u00A0', ' ') : subject;
    }

    /** A shouting subject is a mark of spam; a factorial stays. */
    private static String calm(String title) {
        return SPACE.matcher(SHOUTS.matcher(title).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
