package dev.paperpost.mail;

import dev.paperpost.digest.Shorten;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Subjects of digests: 20 to 70 characters, the distinctive words first. A reader gets a paper once, so its title makes
 * each subject a new one and mail programs do not fold digests into one conversation.
 */
final class SubjectLine {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 70;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final Pattern SHOUTS = Pattern.compile("(?<=\\p{L}{2})!+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private SubjectLine() {}

    /**
     * @param total papers of the digest
     * @param bestTitle on one line
     * @param slot the day of the digest, said when the title alone is too short
     */
    static String of(int total, String bestTitle, LocalDate slot) {
        String start = total + " new: ";
        String title = Shorten.text(calm(bestTitle), LONGEST - start.length());
        String subject = title.isEmpty() ? total + " new papers" : start + title;
        return subject.length() < SHORTEST ? subject + " · " + DAY.format(slot) : subject;
    }

    /** A shouting subject is a mark of spam; a factorial stays. */
    private static String calm(String title) {
        return SPACE.matcher(SHOUTS.matcher(title).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
