package dev.paperpost.web;

import dev.paperpost.interest.Findings.Answer;
import dev.paperpost.interest.Interest;
import dev.paperpost.interest.Problem;
import dev.paperpost.interest.Variants;
import dev.paperpost.interest.Variants.Variant;
import dev.paperpost.paper.TexToUnicode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** Says what an interest finds, and what its reader may like to know before it is saved. */
final class InterestAdvice {

    private static final int SPELLINGS = 10;
    private static final int OFFERS = 3;
    /** Twenty papers a day, as many as a digest shows in full unless its reader changes that. */
    private static final double MANY = 140;

    private final Interest interest;
    private final double found;
    private final PapersPerWeek perWeek;

    private InterestAdvice(Interest interest, double found, PapersPerWeek perWeek) {
        this.interest = interest;
        this.found = found;
        this.perWeek = perWeek;
    }

    static PreviewApi.InterestPreview of(Interest interest, Answer answer, PapersPerWeek perWeek) {
        InterestAdvice advice = new InterestAdvice(interest, perWeek.of(answer.papers()), perWeek);
        List<PreviewApi.Offer> narrower = advice.offers(
                Variants.narrower(interest, answer.categories()), each -> each > 0 && each < advice.found);
        List<PreviewApi.Offer> wider = advice.offers(Variants.wider(interest), each -> each > advice.found);
        return new PreviewApi.InterestPreview(
                interest.text(),
                interest.canonical(),
                answer.papers(),
                advice.found,
                answer.spellings().stream()
                        .limit(SPELLINGS)
                        .map(spelling ->
                                new PreviewApi.Spelling(TexToUnicode.convert(spelling.text()), spelling.papers()))
                        .toList(),
                advice.warnings(narrower, wider),
                narrower,
                wider);
    }

    private List<PreviewApi.Offer> offers(List<Variant> variants, DoublePredicate isOne) {
        return variants.stream()
                .map(variant -> PreviewApi.Offer.of(variant, perWeek.of(Interest.parse(variant.text()))))
                .filter(offer -> isOne.test(offer.papersPerWeek()))
                .limit(OFFERS)
                .toList();
    }

    private List<Problem> warnings(List<PreviewApi.Offer> narrower, List<PreviewApi.Offer> wider) {
        List<Problem> warnings = new ArrayList<>(interest.warnings());
        if (found > MANY) {
            warnings.add(whole(
                    "TOO_BROAD",
                    String.format(Locale.ROOT, "This finds about %,.0f papers a week, more than anyone reads.", found),
                    narrower,
                    "Add a word, or put words into quotation marks as a phrase."));
        } else if (found == 0 && perWeek.papers() > 0) {
            warnings.add(whole(
                    "FINDS_NOTHING",
                    String.format(Locale.ROOT, "None of the %,d papers that arrived lately matches.", perWeek.papers()),
                    wider,
                    "Check the spelling, or keep it to wait for such a paper."));
        }
        return warnings;
    }

    private Problem whole(String code, String message, List<PreviewApi.Offer> offers, String otherwise) {
        String suggestion = offers.isEmpty()
                ? otherwise
                : "Try " + offers.get(0).text() + " (" + offers.get(0).why() + ").";
        return new Problem(code, message, 0, interest.text().length(), suggestion);
    }
}
