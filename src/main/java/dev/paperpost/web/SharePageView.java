package dev.paperpost.web;

import dev.paperpost.subscription.LabView;
import java.util.List;
import java.util.Locale;

/**
 * The page on which a digest is shared.
 *
 * @param name of the lab as it is saved or as it was typed, may be empty
 * @param emails as they were typed, when they were refused
 * @param done what was just done, to say so: invited or removed, else null
 * @param field the control that is wrong: name or emails, else null
 * @param problem what is wrong with it, else null
 */
record SharePageView(
        String token, String name, String emails, List<Row> members, String done, String field, String problem) {

    /** @param state key of the text that says it */
    record Row(long id, String email, String state) {}

    static SharePageView of(String token, LabView lab, String done) {
        return new SharePageView(token, lab.name() == null ? "" : lab.name(), "", rows(lab), done, null, null);
    }

    SharePageView refused(String typedName, String typedEmails, String wrong, String why) {
        return new SharePageView(token, typedName, typedEmails, members, null, wrong, why);
    }

    private static List<Row> rows(LabView lab) {
        return lab.members().stream()
                .map(member -> new Row(
                        member.id(),
                        member.email(),
                        "page.share.state." + member.state().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
