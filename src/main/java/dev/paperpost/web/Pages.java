package dev.paperpost.web;

import dev.paperpost.digest.Feedback;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.StoredMail;
import dev.paperpost.subscription.HeldInterest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The pages; what a template says and what it is given are checked against each other when the project is built. */
@CheckedTemplate(basePath = "pages")
class Pages {

    private Pages() {}

    static native TemplateInstance subscribe(Messages t, FormView form, String challenge, int bits);

    static native TemplateInstance live(Messages t, FormView form);

    static native TemplateInstance checkEmail(Messages t, String email, List<String> interests, long days);

    static native TemplateInstance confirm(
            Messages t, String token, String email, List<String> interests, String schedule, String lab);

    static native TemplateInstance expired(Messages t, String token, long days);

    static native TemplateInstance sentAgain(Messages t, long days);

    static native TemplateInstance confirmed(
            Messages t, String manageToken, String next, List<String> interests, String schedule);

    static native TemplateInstance manage(Messages t, ManageView reader, FormView form);

    static native TemplateInstance like(
            Messages t,
            String token,
            Feedback.Opinion opinion,
            List<String> alike,
            List<HeldInterest> interests,
            boolean done);

    static native TemplateInstance mute(Messages t, String token, HeldInterest interest, boolean done);

    static native TemplateInstance webhook(Messages t, WebhookPageView page);

    static native TemplateInstance share(Messages t, SharePageView page);

    static native TemplateInstance erase(Messages t, String token, String email);

    static native TemplateInstance erased(Messages t);

    static native TemplateInstance unsubscribe(Messages t, String token, String email, boolean ended, boolean undoable);

    static native TemplateInstance unsubscribed(Messages t, String token);

    static native TemplateInstance gone(Messages t);

    static native TemplateInstance lostLink(Messages t, String email, String problem);

    static native TemplateInstance linkSent(Messages t, String email);

    static native TemplateInstance changeAddress(
            Messages t, String token, String current, String waiting, boolean stopped, String email, String problem);

    static native TemplateInstance addressAsked(Messages t, String token, String email);

    static native TemplateInstance moveHere(Messages t, String token, String email);

    static native TemplateInstance moved(Messages t, String manageToken, String email);

    static native TemplateInstance moveOver(Messages t);

    static native TemplateInstance resubscribed(Messages t, String status, String next);

    static native TemplateInstance digest(Messages t, DigestView digest);

    static native TemplateInstance papers(Messages t, PapersView papers);

    /** @param reader manage token of the reader who looks, null where nobody is known */
    static native TemplateInstance paper(Messages t, PaperView paper, String reader);

    static native TemplateInstance lookup(Messages t, String reader, String typed);

    static native TemplateInstance embed(Messages t, FormView form, EmbedView embed, boolean fresh);

    static native TemplateInstance snippet(Messages t, EmbedView embed);

    static native TemplateInstance inbox(Messages t, List<InboxRow> mails);

    static native TemplateInstance mail(Messages t, StoredMail mail, InboxRow row, String view);

    static native TemplateInstance error(Messages t, int status, String title, String detail, boolean asked);
}
