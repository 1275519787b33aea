package dev.paperpost.web;

import dev.paperpost.platform.StoredMail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; what a template says and what it is given are checked against each other when the project is built. */
@CheckedTemplate(basePath = "pages")
class Pages {

    private Pages() {}

    static native TemplateInstance subscribe(FormView form, String challenge, int bits);

    static native TemplateInstance checkEmail(String email, List<String> interests, long days);

    static native TemplateInstance confirm(String token, String email, List<String> interests, String schedule);

    static native TemplateInstance expired(String token, long days);

    static native TemplateInstance sentAgain(long days);

    static native TemplateInstance confirmed(String manageToken, String next, List<String> interests, String schedule);

    static native TemplateInstance manage(ManageView reader, FormView form);

    static native TemplateInstance erase(String token, String email);

    static native TemplateInstance erased();

    static native TemplateInstance unsubscribe(String token, String email, boolean ended);

    static native TemplateInstance unsubscribed(String token);

    static native TemplateInstance gone();

    static native TemplateInstance resubscribed(String status, String next);

    static native TemplateInstance digest(DigestView digest);

    static native TemplateInstance inbox(List<InboxRow> mails);

    static native TemplateInstance mail(StoredMail mail, InboxRow row, String view);

    static native TemplateInstance error(int status, String title, String detail);
}
