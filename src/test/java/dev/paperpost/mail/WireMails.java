package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.DigestContent.Group;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Letter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whole mails for the wire, from the ordinary to the worst that configuration and papers can make of one. */
final class WireMails {

    /** A comma, quotes, a backslash, an emoji and a letter beyond the sixteen bits of a Java char. */
    static final String NAME = "Pöst, \"The\" \\ 🚀 𝒪aily";

    private static final Sender STRANGE =
            Sender.of(NAME, "digest+list@bücher.example", Optional.of("Help, Desk <help+me@bücher.example>"));

    /** Latin, mathematics beyond the basic plane, Chinese, Hebrew and Arabic, emoji with joiners, lines of dots. */
    private static final List<String> WORDS = List.of(
            "𝒪(n) attention 🚀 for 中文文本",
            "שלום עולם and مرحبا بالعالم",
            "👩‍👩‍👧‍👦 families of e\u0301quations",
            ". .. ... From here =3D =?UTF-8?Q?on?=",
            "word\u2028separator\u0085next");

    private WireMails() {}

    static OutgoingMail digest() {
        return Samples.mail(Samples.everyday());
    }

    static OutgoingMail confirmation() {
        return confirmation(Samples.SENDER);
    }

    static OutgoingMail strangeConfirmation() {
        return confirmation(STRANGE);
    }

    static OutgoingMail quietLetter() {
        return Samples.letter(Samples.SENDER, Letter.Kind.QUIET, Samples.INTERESTS, Locale.ENGLISH);
    }

    static OutgoingMail strangeQuietLetter() {
        List<String> interests = new ArrayList<>(WORDS);
        interests.add("x".repeat(2000));
        return Samples.letter(STRANGE, Letter.Kind.QUIET, interests, Locale.forLanguageTag("ar"));
    }

    /** The worst digest: as {@link #strange}, with a title of 2,000 characters without a space and a subject of 400. */
    static OutgoingMail strangeDigest() {
        OutgoingMail mail = new DigestMail(STRANGE)
                .compose(
                        Samples.DELIVERY,
                        Samples.DATED,
                        strange(),
                        "reader+tag@xn--bcher-kva.example",
                        WORDS,
                        Samples.FRIDAYS,
                        Samples.LINKS);
        return withSubject(mail, "𝒪(n) 🚀 中文 שלום ".repeat(30).substring(0, 399) + "!");
    }

    static OutgoingMail withSubject(OutgoingMail mail, String subject) {
        return new OutgoingMail(mail.to(), subject, mail.text(), mail.html(), mail.headers());
    }

    /** A plain mail with these bodies. */
    static OutgoingMail bodies(String text, String html) {
        return with(Map.of(), text, html);
    }

    static OutgoingMail with(Map<String, String> more, String text, String html) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", "<one@paperpost.example>");
        headers.put("Date", "Sat, 21 Nov 2026 08:30:00 +0000");
        headers.putAll(more);
        return new OutgoingMail("ada@example.org", "Papers", text, html, headers);
    }

    private static OutgoingMail confirmation(Sender sender) {
        return Samples.confirmation(sender, false, Messages.english());
    }

    private static DigestContent strange() {
        Group endless = new Group(
                1, "x".repeat(400), false, List.of(entry("a".repeat(2000), 1), entry("漢".repeat(2000), 2)), 1);
        Group words = new Group(
                1, "all", false, WORDS.stream().map(word -> entry(word, 3)).toList(), 0);
        return Samples.content(List.of(endless, words), 7, 8);
    }

    private static Entry entry(String title, long id) {
        List<Span> spans = List.of(new Span(title, false));
        return new Entry(
                id,
                "2511.0000" + id,
                "https://arxiv.org/abs/2511.0000" + id,
                spans,
                title,
                List.of(new Span("O'Neil, Jr., \"Ada\"; " + title, false)),
                null,
                "arXiv",
                null,
                1,
                Entry.Occasion.NEW,
                spans,
                null,
                List.of(new Reason("all", List.of(title))),
                "",
                List.of());
    }
}
