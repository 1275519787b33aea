package dev.paperpost.mail;

import dev.paperpost.digest.DigestContent;
import dev.paperpost.digest.DigestContent.Group;
import dev.paperpost.digest.Entry;
import dev.paperpost.digest.Entry.Link;
import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.digest.Mention;
import dev.paperpost.digest.Trending;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.Cadence;
import dev.paperpost.subscription.Invitation;
import dev.paperpost.subscription.Letter;
import dev.paperpost.subscription.Recipient;
import dev.paperpost.subscription.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** Digests to lay out: an everyday one, one too large for any mail, and one written by an enemy. */
final class Samples {

    static final UUID DELIVERY = UUID.fromString("0b0f9a52-6a3c-4b0e-9a37-3f6a0c9d1e55");
    static final Instant DATED = Instant.parse("2025-11-21T07:00:00Z");
    static final String READER = "ada@example.org";
    static final List<String> INTERESTS =
            List.of("\"flow matching\"", "pretraining", "author:hinton", "title:protein*");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Schedule FRIDAYS = new Schedule(Cadence.WEEKLY, 5, 8, BERLIN);
    static final Sender SENDER =
            new Sender("Paperpost", "digest@paperpost.example", Optional.of("help@paperpost.example"));
    static final DigestLinks LINKS = new DigestLinks(
            "https://paperpost.example/d/Vw3kq0TtqXr8yN2c",
            "https://paperpost.example/manage/Mq8sJd72hPzX01aa",
            "https://paperpost.example/unsubscribe/Uz6cF0pLk93mQwEr",
            "https://paperpost.example/");

    static final Set<String> HOSTS =
            Set.of("paperpost.example", "arxiv.org", "doi.org", "github.com", "huggingface.co");

    private Samples() {}

    static OutgoingMail mail(DigestContent content) {
        return new DigestMail(SENDER).compose(DELIVERY, DATED, content, READER, INTERESTS, FRIDAYS, LINKS);
    }

    private static final String COMPLETENESS =
            "arXiv\u00A0cs.LG of 20\u00A0Nov: 108 of 108; Hugging\u00A0Face of 20\u00A0Nov: 42; bioRxiv of 20\u00A0Nov could not be"
                    + " read yet and will follow.";

    /** Five that anybody may know. */
    static final Trending TRENDING = new Trending(
            Trending.Period.WEEK,
            List.of(
                    new Mention(
                            11,
                            "https://arxiv.org/abs/2308.04079",
                            "3D Gaussian Splatting for Real-Time Radiance Field Rendering",
                            "Bernhard Kerbl, Georgios Kopanas, … George Drettakis (4 authors)",
                            "arXiv cs.GR",
                            1_204),
                    new Mention(
                            12,
                            "https://arxiv.org/abs/2304.02643",
                            "Segment Anything",
                            "Alexander Kirillov, Eric Mintun, … Ross Girshick (12 authors)",
                            "arXiv cs.CV",
                            310),
                    new Mention(
                            13,
                            "https://arxiv.org/abs/2212.04356",
                            "Robust Speech Recognition via Large-Scale Weak Supervision",
                            "Alec Radford, Jong Wook Kim, … Ilya Sutskever (6 authors)",
                            "arXiv eess.AS",
                            96),
                    new Mention(
                            14,
                            "https://huggingface.co/papers/2304.08485",
                            "Visual Instruction Tuning",
                            "Haotian Liu, Chunyuan Li, … Yong Jae Lee (4 authors)",
                            "Hugging Face",
                            88),
                    new Mention(15, null, "Notes on a talk", "", "", 41)));

    /** Three groups, six papers shown of eight. */
    static DigestContent everyday() {
        Entry flow = new Entry(
                1,
                "2210.02747",
                "https://arxiv.org/abs/2210.02747",
                spans("*Flow Matching* for Generative Modeling"),
                Entry.plain(spans("*Flow Matching* for Generative Modeling")),
                spans("Yaron Lipman, Ricky T. Q. Chen, … Matt Le (5 authors)"),
                LocalDate.of(2025, 11, 20),
                "arXiv cs.LG",
                46,
                1,
                Entry.Occasion.NEW,
                spans(
                        "Continuous flows can be trained without simulating them. The method regresses the vector fields of fixed"
                                + " probability paths, and *flow matching* along optimal transport paths trains faster and samples"
                                + " better than *diffusion* paths in O(n log n) time…"),
                null,
                List.of(
                        new Reason("\"flow matching\"", List.of("“flow matching” (title and abstract)")),
                        new Reason("diffusion", List.of("diffusion (abstract)"))),
                "",
                List.of(
                        new Link("PDF", "https://arxiv.org/pdf/2210.02747"),
                        new Link("Code", "https://github.com/example/flow"),
                        new Link("Hugging Face", "https://huggingface.co/papers/2210.02747")));
        Entry bridge = new Entry(
                2,
                "2303.16852",
                "https://arxiv.org/abs/2303.16852",
                spans("Diffusion Schrödinger Bridge Matching on ℝᵈ"),
                Entry.plain(spans("Diffusion Schrödinger Bridge Matching on ℝᵈ")),
                spans("Yuyang Shi, Valentin De Bortoli, Arnaud Doucet"),
                LocalDate.of(2025, 11, 19),
                "arXiv stat.ML",
                null,
                2,
                Entry.Occasion.NEW,
                spans(
                        "Bridges between two distributions solve transport problems with a cost of entropy. Iterating Markovian"
                                + " fitting gives a scheme whose limit is the bridge itself, and *flow matching* appears as the case"
                                + " without noise."),
                null,
                List.of(new Reason("\"flow matching\"", List.of("“flow matching” (abstract)"))),
                "",
                List.of(new Link("PDF", "https://arxiv.org/pdf/2303.16852")));
        Entry journey = new Entry(
                3,
                "2501.12486",
                "https://arxiv.org/abs/2501.12486",
                spans("Average Parameter Count over *Pre-training* Unifies Sparse and Dense Scaling Laws"),
                Entry.plain(spans("Average Parameter Count over *Pre-training* Unifies Sparse and Dense Scaling Laws")),
                spans("Tian Jin, Ahmed Imtiaz Humayun, … Gintare Karolina Dziugaite (8 authors)"),
                LocalDate.of(2025, 11, 20),
                "arXiv cs.LG",
                12,
                1,
                Entry.Occasion.NEW,
                spans(
                        "Pruning while a model is still in *pre-training* saves memory. Eighty schedules are compared, and the"
                                + " number of parameters averaged over *pretraining* predicts the final loss of sparse and dense"
                                + " models alike."),
                null,
                List.of(new Reason("pretraining", List.of("pretraining (title and abstract)"))),
                "",
                List.of(new Link("PDF", "https://arxiv.org/pdf/2501.12486")));
        Entry forward = new Entry(
                4,
                "2212.13345",
                "https://arxiv.org/abs/2212.13345",
                spans("The Forward-Forward Algorithm: Some Preliminary Investigations"),
                Entry.plain(spans("The Forward-Forward Algorithm: Some Preliminary Investigations")),
                spans("Geoffrey *Hinton*"),
                LocalDate.of(2025, 11, 18),
                "arXiv cs.LG",
                null,
                1,
                Entry.Occasion.NEW,
                spans("Two forward passes, one with real and one with made-up data, take the place of the forward and"
                        + " backward passes of back-propagation."),
                null,
                List.of(new Reason("author:hinton", List.of("hinton (author)"))),
                "",
                List.of(new Link("PDF", "https://arxiv.org/pdf/2212.13345")));
        Entry fold = new Entry(
                5,
                "10.1101/2022.07.20.500902",
                "https://doi.org/10.1101/2022.07.20.500902",
                spans(
                        "Language models of *protein* sequences at the scale of evolution enable accurate structure prediction"),
                Entry.plain(
                        spans(
                                "Language models of *protein* sequences at the scale of evolution enable accurate structure prediction")),
                spans("Zeming Lin, Halil Akin, … Alexander Rives (15 authors)"),
                LocalDate.of(2025, 11, 17),
                "bioRxiv",
                null,
                1,
                Entry.Occasion.NEW,
                spans(
                        "A language model of *protein* sequences predicts structure at atomic resolution, an order of magnitude"
                                + " faster than methods that need alignments."),
                "AI summary",
                List.of(new Reason("title:protein*", List.of("protein* (title)"))),
                "",
                List.of());
        return content(
                List.of(
                        new Group(1, "\"flow matching\"", false, List.of(flow, bridge), 2),
                        new Group(1, "pretraining", false, List.of(journey), 0),
                        new Group(1, "author:hinton", false, List.of(forward), 0),
                        new Group(1, "title:protein*", false, List.of(fold), 0)),
                5,
                7);
    }

    /** As many everyday papers as asked for, in groups of five. */
    static DigestContent everyday(int papers) {
        List<Entry> some =
                everyday().groups().stream().flatMap(g -> g.entries().stream()).toList();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < papers; i += 5) {
            List<Entry> entries = IntStream.range(i, Math.min(papers, i + 5))
                    .mapToObj(n -> some.get(n % some.size()))
                    .toList();
            groups.add(new Group(1, "interest number " + groups.size(), false, entries, 0));
        }
        return content(groups, papers, papers);
    }

    /** As {@link #everyday(int)}, each snippet as long as a snippet may be. */
    static DigestContent wordy(int papers) {
        List<Group> groups = everyday(papers).groups().stream()
                .map(g -> new Group(
                        1,
                        g.interest(),
                        false,
                        g.entries().stream().map(Samples::wordy).toList(),
                        g.more()))
                .toList();
        return content(groups, papers, papers);
    }

    private static Entry wordy(Entry e) {
        List<Span> words = spans("seven " + "letters ".repeat(36) + "end");
        return new Entry(
                e.paperId(),
                e.externalId(),
                e.url(),
                e.title(),
                e.headline(),
                e.authors(),
                e.date(),
                e.source(),
                e.upvotes(),
                e.version(),
                e.occasion(),
                words,
                null,
                e.reasons(),
                "",
                e.links());
    }

    /** A hundred papers with the longest titles, sixty authors and interests, each under an interest of its own. */
    static DigestContent overwhelming(String letters) {
        String title = (letters + " ").repeat(400).strip();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Entry entry = new Entry(
                    i,
                    "2511." + (10000 + i),
                    "https://arxiv.org/abs/2511." + (10000 + i),
                    spans(i + " " + title),
                    Entry.plain(spans(i + " " + title)),
                    spans(("Maximiliane " + letters + ", ").repeat(60) + "*Last*"),
                    LocalDate.of(2025, 11, 20),
                    "arXiv cs.LG",
                    100_000,
                    12,
                    Entry.Occasion.NEW,
                    spans(title.substring(0, 260) + " *" + letters + "*"),
                    "AI summary",
                    List.of(new Reason(title.substring(0, 500), List.of(title, title))),
                    "",
                    List.of(new Link("PDF", "https://arxiv.org/pdf/2511." + (10000 + i))));
            groups.add(new Group(1, i + " " + title.substring(0, 500), false, List.of(entry), 1));
        }
        return content(groups, 100, 200);
    }

    /** Everything an enemy may put into a title, a name or an interest. */
    static final String HOSTILE = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> {expr} {|raw|} {#if x}"
            + " line\r\nBcc: victim@example.org \u202Eevil\u202C \uD835\uDCAA(n) \uD83D\uDE80 & <!-- --> a\u0301 \u0000";

    static DigestContent hostile() {
        Entry entry = new Entry(
                1,
                "2511.00001",
                "https://arxiv.org/abs/2511.00001",
                List.of(new Span(HOSTILE, true)),
                HOSTILE,
                List.of(new Span(HOSTILE, false)),
                null,
                HOSTILE,
                null,
                1,
                Entry.Occasion.NEW,
                List.of(new Span(HOSTILE, true), new Span(HOSTILE, false)),
                null,
                List.of(new Reason(HOSTILE, List.of(HOSTILE)), new Reason(HOSTILE, List.of())),
                "",
                List.of(new Link(HOSTILE, "https://arxiv.org/pdf/2511.00001")));
        return content(List.of(new Group(1, HOSTILE, false, List.of(entry), 3)), 1, 4);
    }

    static final String CONFIRM_LINK = "https://paperpost.example/confirm/Cn4fR8sW1qZ0";

    static OutgoingMail confirmation(Sender sender, boolean subscribed, Messages words) {
        return new ConfirmationMail(sender)
                .compose(DELIVERY, DATED, READER, subscribed, 4, FRIDAYS, CONFIRM_LINK, Optional.empty(), words);
    }

    /** Somebody else asked. */
    static OutgoingMail invitation(boolean subscribed, Messages words) {
        Invitation invitation =
                new Invitation("Reading group: flows & more", List.of("flow matching", "\"protein model\""), 2);
        return new ConfirmationMail(SENDER)
                .compose(DELIVERY, DATED, READER, subscribed, 4, FRIDAYS, CONFIRM_LINK, Optional.of(invitation), words);
    }

    /** @param interests also those that are offered instead */
    static OutgoingMail letter(Sender sender, Letter.Kind kind, List<String> interests, Locale locale) {
        Recipient reader = new Recipient(3, READER, locale, FRIDAYS, interests, true);
        return new LetterMail(sender, LINKS.help())
                .compose(
                        DELIVERY,
                        DATED,
                        new Letter(
                                kind,
                                reader,
                                DATED,
                                interests.subList(0, Math.min(2, interests.size())),
                                LINKS.manage(),
                                LINKS.unsubscribe(),
                                "https://paperpost.example/address/Ad5kT0pLq2"));
    }

    /** The same for a reader of another language. */
    static DigestContent in(Locale locale, DigestContent content, boolean welcome) {
        return new DigestContent(
                content.digestId(),
                content.subscriberId(),
                content.slot(),
                content.dueAt(),
                content.zone(),
                locale,
                content.groups(),
                content.shown(),
                content.total(),
                content.trending(),
                content.completeness(),
                welcome);
    }

    static DigestContent content(List<Group> groups, int shown, int total) {
        return new DigestContent(
                7,
                3,
                LocalDate.of(2025, 11, 21),
                DATED,
                BERLIN,
                Locale.ENGLISH,
                groups,
                shown,
                total,
                TRENDING,
                COMPLETENESS,
                false);
    }

    /** Text in which the words between asterisks are marked. */
    static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        String[] parts = text.split("\\*", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                spans.add(new Span(parts[i], i % 2 == 1));
            }
        }
        return spans;
    }
}
