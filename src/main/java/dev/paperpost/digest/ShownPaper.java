package dev.paperpost.digest;

import dev.paperpost.digest.Entry.Reason;
import dev.paperpost.digest.Entry.Span;
import dev.paperpost.interest.Explanation;
import dev.paperpost.interest.Explanation.Hit;
import dev.paperpost.interest.Field;
import dev.paperpost.interest.PaperText;
import dev.paperpost.interest.ReadPaper;
import dev.paperpost.paper.Paper;
import dev.paperpost.paper.SourceSeen;
import dev.paperpost.paper.TexToUnicode;
import dev.paperpost.platform.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What readers see of a stored paper, made ready once for all who get it. Immutable.
 */
final class ShownPaper {

    private static final int MOST_MARKS = 6;

    private final Paper paper;
    private final PaperText shown;
    private final ReadPaper read;
    private final String headline;
    private final PaperAddresses addresses;
    private final boolean summarised;
    private final Snippet.Sentences sentences;

    ShownPaper(Paper paper) {
        this.paper = paper;
        this.shown = new PaperText(
                display(paper.title()),
                display(paper.abstractText()),
                paper.authors().stream().map(ShownPaper::display).toList(),
                paper.categories());
        this.read = new ReadPaper(shown);
        this.headline = shown.title().isEmpty()
                ? paper.externalId()
                : TexToUnicode.convertKeepingLetters(DisplayText.cleanKeepingLetters(paper.title()))
                        .strip();
        this.addresses = PaperAddresses.of(paper);
        String summary = display(paper.summary());
        this.summarised = shown.abstractText().isEmpty() && !summary.isEmpty();
        this.sentences = new Snippet.Sentences(summarised ? summary : shown.abstractText());
    }

    /** Whether the stored paper is still as it was when this was made. */
    boolean shows(Paper stored) {
        return paper.updatedAt().equals(stored.updatedAt());
    }

    /** Never empty. */
    String title() {
        return shown.title().isEmpty() ? paper.externalId() : shown.title();
    }

    /** Whether it arrived on a later day than its source announced it. */
    boolean late() {
        return paper.late();
    }

    /** As {@link #entry(List, Entry.Occasion, String, Messages)}, where no feedback has a say. */
    Entry entry(List<AskedInterest> matched, Entry.Occasion occasion, Messages words) {
        return entry(matched, occasion, "", words);
    }

    /**
     * The paper as text, with what matched marked.
     *
     * @param matched the reader's interests it matches, the one it stands under first; none where no reader is known
     * @param occasion why it comes now
     * @param leaning why it stands where it does, in words, when that is the reader's feedback; else empty
     * @param words of the reader's language
     */
    Entry entry(List<AskedInterest> matched, Entry.Occasion occasion, String leaning, Messages words) {
        List<Reason> reasons = new ArrayList<>();
        List<Hit> toMark = new ArrayList<>();
        Set<String> leading = Set.of();
        for (AskedInterest asked : matched) {
            if (asked.interest() == null) {
                reasons.add(ReasonWords.of(asked.text(words), List.of(), words));
                continue;
            }
            Explanation explanation = asked.interest().explain(read);
            if (explanation.matches()) {
                toMark.addAll(explanation.hits());
                leading = reasons.isEmpty() ? terms(explanation) : leading;
            } else {
                // What matched lies in TeX that is not shown, so there is nothing to mark.
                explanation = asked.interest().explain(raw());
            }
            reasons.add(ReasonWords.of(asked.text(words), explanation.hits(), words));
        }
        return entry(new Marks(toMark), leading, reasons, occasion, leaning, words);
    }

    /** No more than what it is and who wrote it. */
    Mention mention(Messages words) {
        return new Mention(
                paper.id(),
                addresses.title(),
                shown.title().isEmpty() ? paper.externalId() : shown.title(),
                Entry.plain(AuthorLine.of(shown.authors(), paper.authorCount(), Map.of(), words)),
                addresses.badge(),
                paper.upvotes());
    }

    /**
     * All there is of the paper, with everything marked that an interest found.
     *
     * @param asked may be empty
     * @param words of the reader's language
     */
    PaperSheet sheet(List<SourceSeen> sources, List<AskedInterest> asked, Messages words) {
        List<AskedInterest> matched = new ArrayList<>();
        List<PaperSheet.Answer> answers = new ArrayList<>();
        List<Hit> found = new ArrayList<>();
        for (AskedInterest each : asked) {
            Explanation explanation = each.interest().explain(read);
            if (explanation.matches()) {
                found.addAll(explanation.hits());
            } else {
                explanation = each.interest().explain(raw());
            }
            if (explanation.matches()) {
                matched.add(each);
            }
            answers.add(PaperSheet.Answer.of(each.text(words), explanation, words));
        }
        Marks marks = new Marks(found);
        List<List<Span>> authors = new ArrayList<>();
        for (int i = 0; i < shown.authors().size(); i++) {
            String name = shown.authors().get(i);
            authors.add(Mark.spans(name, 0, name.length(), marks.in(Field.AUTHOR, i)));
        }
        String text = shown.abstractText();
        return new PaperSheet(
                entry(matched, Entry.Occasion.NEW, words),
                authors,
                Mark.spans(text, 0, text.length(), marks.ofAbstract()),
                display(paper.summary()),
                sources.stream().map(PaperSheet.Seen::of).toList(),
                answers);
    }

    private static Set<String> terms(Explanation explanation) {
        return explanation.hits().stream().map(Hit::term).collect(Collectors.toSet());
    }

    private Entry entry(
            Marks marks,
            Set<String> leading,
            List<Reason> reasons,
            Entry.Occasion occasion,
            String leaning,
            Messages words) {
        List<Span> titleSpans = Mark.spans(title(), 0, title().length(), marks.ofTitle());
        List<Span> authors = AuthorLine.of(shown.authors(), paper.authorCount(), marks.ofAuthors(), words);
        List<Span> snippet = summarised
                ? Snippet.of(sentences, List.of(), Set.of(), 0)
                : Snippet.of(sentences, marks.ofAbstract(), leading, marks.left(titleSpans, authors));
        return new Entry(
                paper.id(),
                paper.externalId(),
                addresses.title(),
                titleSpans,
                headline,
                authors,
                paper.announcedOn() != null ? paper.announcedOn() : paper.publishedAt(),
                addresses.badge(),
                paper.upvotes(),
                Objects.requireNonNullElse(paper.version(), 1),
                occasion,
                snippet,
                summarised ? words.say("paper.summary") : null,
                reasons,
                leaning,
                addresses.links(words));
    }

    /** The hits by field, merged, and never more than a reader can take in. */
    private record Marks(List<Hit> hits) {

        List<Mark> ofTitle() {
            List<Mark> all = in(Field.TITLE, -1);
            return all.subList(0, Math.min(MOST_MARKS, all.size()));
        }

        List<Mark> ofAbstract() {
            return in(Field.ABSTRACT, -1);
        }

        Map<Integer, List<Mark>> ofAuthors() {
            Map<Integer, List<Mark>> marks = new TreeMap<>();
            int left = MOST_MARKS - ofTitle().size();
            for (int author : hits.stream()
                    .filter(h -> h.field() == Field.AUTHOR)
                    .map(Hit::author)
                    .sorted()
                    .distinct()
                    .toList()) {
                if (marks.size() < left) {
                    marks.put(author, in(Field.AUTHOR, author).subList(0, 1));
                }
            }
            return marks;
        }

        int left(List<Span> title, List<Span> authors) {
            return Math.max(0, MOST_MARKS - marked(title) - marked(authors));
        }

        private static int marked(List<Span> spans) {
            int marked = 0;
            for (Span span : spans) {
                marked += span.marked() ? 1 : 0;
            }
            return marked;
        }

        List<Mark> in(Field field, int author) {
            List<Mark> marks = new ArrayList<>();
            for (Hit hit : hits) {
                if (hit.field() == field && hit.author() == author) {
                    marks.add(new Mark(hit.start(), hit.end(), hit.term()));
                }
            }
            return Mark.merged(marks);
        }
    }

    private PaperText raw() {
        return new PaperText(paper.title(), paper.abstractText(), paper.authors(), paper.categories());
    }

    private static String display(String raw) {
        return raw == null
                ? ""
                : DisplayText.clean(TexToUnicode.convert(DisplayText.clean(raw)))
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
