package dev.paperpost.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates under {@code templates/mail}, each as HTML and as text. */
@CheckedTemplate(basePath = "mail")
final class MailTemplates {

    private MailTemplates() {}

    static native TemplateInstance digest(DigestView mail);

    static native TemplateInstance trending(TrendingView rows);

    static native TemplateInstance confirm(ConfirmationView mail);

    static native TemplateInstance letter(LetterView mail);
}
