package dev.paperpost.subscription;

import java.util.List;

/**
 * What somebody is told who is invited to follow a lab's interests.
 *
 * @param lab its name
 * @param interests those that may stand in a mail nobody asked for: the first few, short, and nothing that leads anywhere
 * @param more how many others there are
 */
public record Invitation(String lab, List<String> interests, int more) {

    private static final int SHOWN = 5;
    private static final int LONGEST = 80;

    static Invitation of(String lab, List<String> interests) {
        List<String> shown = interests.stream()
                .filter(text -> text.length() <= LONGEST && !LabName.leadsSomewhere(text))
                .limit(SHOWN)
                .toList();
        return new Invitation(lab, shown, interests.size() - shown.size());
    }
}
