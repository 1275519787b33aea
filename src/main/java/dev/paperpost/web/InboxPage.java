package dev.paperpost.web;

import dev.paperpost.platform.Mailbox;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.StoredMail;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The built-in mailbox; there is nothing here once an SMTP host is configured. */
@Path("/dev/inbox")
@Produces(MediaType.TEXT_HTML)
public class InboxPage {

    private static final int SHOWN = 100;
    private static final Set<String> VIEWS = Set.of("html", "text", "headers", "source");
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

    /** A mail's links open a window of their own, as in a mail program: in its frame no other site may load. */
    private static final String OPEN_LINKS_OUTSIDE = "<base target=\"_blank\">";

    private final Mailbox mailbox;

    InboxPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** The latest mails. */
    @GET
    @Operation(hidden = true)
    public Response list() {
        requireActive();
        List<InboxRow> rows = mailbox.newest(SHOWN).stream().map(InboxRow::of).toList();
        return Html.ok(Pages.inbox(Messages.english(), rows));
    }

    /** One mail, seen in one of four ways. */
    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response show(@PathParam("id") String id, @DefaultValue("html") @QueryParam("view") String view) {
        StoredMail mail = find(id);
        String wanted = VIEWS.contains(view) ? view : "html";
        return Html.ok(Pages.mail(
                Messages.english(),
                mail,
                InboxRow.of(mail),
                wanted.equals("html") && mail.html().isBlank() ? "text" : wanted));
    }

    /** The HTML part as it came; {@link SecurityHeaders} shuts it in a sandbox. */
    @GET
    @Path("{id}/html")
    @Operation(hidden = true)
    public Response html(@PathParam("id") String id) {
        String html = find(id).html();
        Matcher head = HEAD.matcher(html);
        String framed = head.find()
                ? html.substring(0, head.end()) + OPEN_LINKS_OUTSIDE + html.substring(head.end())
                : OPEN_LINKS_OUTSIDE + html;
        return Response.ok(framed).type(Html.MEDIA_TYPE).build();
    }

    private StoredMail find(String id) {
        requireActive();
        return mailbox.find(id).orElseThrow(NotFoundException::new);
    }

    private void requireActive() {
        if (!mailbox.active()) {
            throw new NotFoundException();
        }
    }
}
