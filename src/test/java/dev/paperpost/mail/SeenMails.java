package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.DigestContent.Group;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Letter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All mails that are looked at in a browser. A new mail is added here, once; then it is read by axe at every build and its
 * pictures, in all the ways people may see it, are among those of {@code mvn test -Pscreenshots}.
 */
final class SeenMails {

    /** @param name kind and language; also of its pictures */
    record Seen(String name, OutgoingMail mail) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String PROSE = "On the consequences of choosing initial conditions at random in very deep"
            + " networks whose layers share their weights, with remarks on depth, width and the time that training takes";

    private SeenMails() {}

    /** At every build. */
    static List<Seen> everywhere() {
        List<Seen> mails = new ArrayList<>();
        for (Locale locale : locales()) {
            Messages words = Messages.of(locale);
            mails.add(seen("digest", locale, Samples.mail(Samples.in(locale, Samples.everyday(), false))));
            mails.add(seen("welcome", locale, Samples.mail(Samples.in(locale, Samples.everyday(), true))));
            mails.add(seen("hostile", locale, Samples.mail(Samples.in(locale, Samples.hostile(), false))));
            mails.add(seen("confirmation", locale, Samples.confirmation(Samples.SENDER, false, words)));
            mails.add(seen("change", locale, Samples.confirmation(Samples.SENDER, true, words)));
            for (Letter.Kind kind : Letter.Kind.values()) {
                mails.add(seen(name(kind), locale, Samples.letter(Samples.SENDER, kind, Samples.INTERESTS, locale)));
            }
        }
        mails.add(new Seen("worst-en", WireMails.strangeDigest()));
        mails.add(new Seen("endless-en", Samples.mail(Samples.overwhelming("x".repeat(300)))));
        mails.add(new Seen("confirmation-worst-en", WireMails.strangeConfirmation()));
        mails.add(new Seen("quiet-worst-ar", WireMails.strangeQuietLetter()));
        return mails;
    }

    /** Only among the pictures: what differs by the length of its texts alone. */
    static List<Seen> besides() {
        List<Seen> mails = new ArrayList<>();
        mails.add(new Seen("papers-1-en", Samples.mail(Samples.everyday(1))));
        mails.add(new Seen("papers-35-en", Samples.mail(Samples.everyday(35))));
        mails.add(new Seen("title-300-en", Samples.mail(with(PROSE + "; " + PROSE, "Ada Lovelace"))));
        mails.add(new Seen("authors-60-en", Samples.mail(with(PROSE, authors()))));
        mails.add(new Seen("title-chinese-en", Samples.mail(with("基于流匹配的大规模语言模型预训练方法研究：从理论到实践", "王伟, 李娜"))));
        mails.add(new Seen(
                "title-arabic-en",
                Samples.mail(with("نماذج اللغة الكبيرة: دراسة في مطابقة التدفق (2025)", "ليلى حداد"))));
        mails.add(new Seen(
                "title-arabic-ar",
                Samples.mail(Samples.in(
                        Locale.forLanguageTag("ar"), with("نماذج اللغة الكبيرة: دراسة (2025)", "ليلى حداد"), false))));
        return mails;
    }

    private static String name(Letter.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<Locale> locales() {
        return Messages.LANGUAGES.stream().map(Locale::forLanguageTag).toList();
    }

    private static Seen seen(String kind, Locale locale, OutgoingMail mail) {
        return new Seen(kind + "-" + locale.toLanguageTag(), mail);
    }

    private static String authors() {
        return IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "Maximiliane Author the " + i)
                .collect(Collectors.joining(", "));
    }

    private static DigestContent with(String title, String authors) {
        Entry entry = new Entry(
                1,
                "2511.00001",
                "https://arxiv.org/abs/2511.00001",
                Samples.spans(title),
                title,
                Samples.spans(authors),
                LocalDate.of(2025, 11, 20),
                "arXiv cs.LG",
                3,
                1,
                Entry.Occasion.NEW,
                Samples.spans("What *matters* is said in the second sentence. This is the second sentence."),
                null,
                List.of(new Reason("matters", List.of("matters (abstract)"))),
                "",
                List.of());
        return Samples.content(List.of(new Group(1, "matters", false, List.of(entry), 0)), 1, 1);
    }
}
