package dev.paperpost.web;

import dev.paperpost.digest.SampleEntries;
import dev.paperpost.interest.Interest;
import dev.paperpost.platform.Messages;
import dev.paperpost.subscription.InvalidRequestException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks up what stands in the form, for its reader to see; limited by network. */
@ApplicationScoped
class FormPreview {

    /** As many as the API takes at once. */
    private static final int MOST_INTERESTS = 20;

    private static final int DAYS = 28;
    private static final int PAPERS = 3;

    private final Preview preview;
    private final SampleEntries entries;
    private final PreviewBudget budget;

    FormPreview(Preview preview, SampleEntries entries, PreviewBudget budget) {
        this.preview = preview;
        this.entries = entries;
        this.budget = budget;
    }

    PreviewView of(FormInput input, ClientNetwork from, Messages t) {
        List<InterestLine> all = InterestLine.of(input.interests());
        List<InterestLine> lines = all.subList(0, Math.min(MOST_INTERESTS, all.size()));
        List<Interest> interests = new ArrayList<>();
        Map<InterestLine, List<FormProblem>> wrong = new HashMap<>();
        for (InterestLine line : lines) {
            try {
                interests.add(Queries.parse("interests[" + lines.indexOf(line) + "]", line.text()));
            } catch (InvalidRequestException e) {
                wrong.put(
                        line,
                        e.problems().stream()
                                .map(problem -> FormProblem.of(problem, input, t))
                                .toList());
            }
        }
        try {
            budget.take(from, interests.size());
        } catch (TooManyRequestsException e) {
            return PreviewView.limited(t);
        }
        Preview.Found found = preview.look(interests, DAYS, PAPERS);
        return new PreviewView(
                interests.isEmpty() ? t.say("preview.nothing") : total(found, input, t),
                all.size() > lines.size() ? t.say("preview.first", lines.size()) : null,
                lines(lines, wrong, found.interests(), t),
                entries.of(found.best(), interests, t).stream()
                        .map(entry -> DigestView.Row.of(entry, t))
                        .toList(),
                false);
    }

    private static List<PreviewView.Line> lines(
            List<InterestLine> lines,
            Map<InterestLine, List<FormProblem>> wrong,
            List<PreviewApi.InterestPreview> found,
            Messages t) {
        List<PreviewView.Line> shown = new ArrayList<>();
        int readable = 0;
        for (InterestLine line : lines) {
            shown.add(
                    wrong.containsKey(line)
                            ? PreviewView.Line.unreadable(line, wrong.get(line))
                            : PreviewView.Line.of(line, found.get(readable++), t));
        }
        return shown;
    }

    private static String total(Preview.Found found, FormInput input, Messages t) {
        if (found.searched() == 0) {
            return t.say("preview.empty");
        }
        if (found.best().isEmpty()) {
            return t.say("preview.none");
        }
        long papers = Math.round(found.papersPerWeek());
        String total = papers < 1 ? t.say("preview.rare") : t.count("preview.total", papers);
        int most = input.request().maxPapers();
        return most > 0 && papers > most ? t.say("preview.best", total, most) : total;
    }
}
