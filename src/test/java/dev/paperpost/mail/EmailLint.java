package dev.paperpost.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what mail programs punish in a rendered mail. A finding begins with the name of its rule. */
final class EmailLint {

    private final OutgoingMail mail;
    private final Set<String> hosts;

    /** @param hosts that links may lead to */
    EmailLint(OutgoingMail mail, Set<String> hosts) {
        this.mail = mail;
        this.hosts = hosts;
    }

    /** What holds for every mail, whatever text it carries. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        new LintDocument(mail).check(findings);
        new LintStructure(mail).check(findings);
        new LintLinks(mail, hosts).check(findings);
        new LintStyles(mail).check(findings);
        new LintText(mail).check(findings);
        return findings;
    }

    static void unless(boolean good, List<String> findings, String finding) {
        if (!good) {
            findings.add(finding);
        }
    }
}
