package dev.paperpost.web;

import dev.paperpost.interest.Problem;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What interests would bring, in the words of the page.
 *
 * @param found how much, in one or two sentences
 * @param more that only the first interests were looked up; null when all were
 * @param lines of the interests that were looked up or cannot be read
 * @param papers the best
 * @param limited whether nothing was looked up, for the network has used up its share of this minute
 */
record PreviewView(String found, String more, List<Line> lines, List<DigestView.Row> papers, boolean limited) {

    /**
     * One interest.
     *
     * @param number of its line, from 1
     * @param volume how many papers a week; empty when it finds none or cannot be read
     * @param wrong why it cannot be read; else empty
     */
    record Line(
            int number,
            String text,
            String volume,
            List<PreviewApi.Spelling> spellings,
            List<FormProblem> wrong,
            List<ProblemWords> advice,
            List<Offer> narrower,
            List<Offer> wider) {

        public boolean offered() {
            return !narrower.isEmpty() || !wider.isEmpty();
        }

        static Line unreadable(InterestLine line, List<FormProblem> wrong) {
            return new Line(line.number(), line.text(), "", List.of(), wrong, List.of(), List.of(), List.of());
        }

        static Line of(InterestLine line, PreviewApi.InterestPreview found, Messages t) {
            List<Offer> narrower = offers(line, found.narrower(), t);
            List<Offer> wider = offers(line, found.wider(), t);
            boolean offers = !narrower.isEmpty() || !wider.isEmpty();
            return new Line(
                    line.number(),
                    line.text(),
                    found.papers() == 0 ? "" : PreviewView.volume(found.papersPerWeek(), t),
                    found.spellings().stream().limit(SPELLINGS).toList(),
                    List.of(),
                    found.warnings().stream()
                            .map(warning -> advice(warning, found.text(), offers, t))
                            .toList(),
                    narrower,
                    wider);
        }

        private static ProblemWords advice(Problem warning, String interest, boolean offered, Messages t) {
            FieldProblem problem =
                    new FieldProblem("interests", warning.code(), warning.message(), null, null, warning.suggestion());
            ProblemWords words =
                    ProblemWords.of(problem, "interests", interest.substring(warning.start(), warning.end()), t);
            // What is offered beside it says better how to mend it.
            return offered && OFFERED.contains(warning.code()) ? new ProblemWords(words.detail(), null) : words;
        }
    }

    /**
     * An interest to take instead.
     *
     * @param value what its button sends
     * @param volume how many papers a week
     */
    record Offer(String value, String text, String why, String volume) {}

    private static final int SPELLINGS = 6;
    private static final Set<String> OFFERED = Set.of("TOO_BROAD", "FINDS_NOTHING");

    static PreviewView limited(Messages t) {
        return new PreviewView(t.say("preview.limited"), null, List.of(), List.of(), true);
    }

    /** Such as "about 14 papers a week". */
    static String volume(double papersPerWeek, Messages t) {
        return papersPerWeek < 1 ? t.say("preview.seldom") : t.count("preview.volume", Math.round(papersPerWeek));
    }

    private static List<Offer> offers(InterestLine line, List<PreviewApi.Offer> offers, Messages t) {
        List<Offer> shown = new ArrayList<>();
        for (PreviewApi.Offer offer : offers) {
            shown.add(new Offer(
                    line.number() + " " + offer.text(),
                    offer.text(),
                    t.say(
                            "offer." + offer.variant().change(),
                            t.apart(offer.variant().part())),
                    volume(offer.papersPerWeek(), t)));
        }
        return shown;
    }
}
