package dev.paperpost.web;

import dev.paperpost.interest.Interest;
import dev.paperpost.interest.InterestSyntaxException;
import dev.paperpost.platform.BaseUrl;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.subscription.FieldProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Makes a form for another site: plain HTML that sends what our own form sends. */
@Path("/embed")
@Produces(MediaType.TEXT_HTML)
public class EmbedPage {

    /** As many as fit into one address in any script: 9 octets each, of 4,096. */
    private static final int LONGEST_INTERESTS = 300;

    private static final int LONGEST_HEADING = 60;

    private final String base;

    EmbedPage(PaperpostConfig config) {
        this.base = BaseUrl.of(config);
    }

    /** The form to make a form with, and what it made. */
    @GET
    @Operation(hidden = true)
    public Response page(@Context HttpServerRequest http) {
        Messages t = PageLanguage.of(http);
        FormFields fields = new FormFields(http.query() == null ? "" : http.query());
        boolean fresh = fields.all("heading").isEmpty();
        String locale = fields.first("locale", t.tag());
        EmbedView embed = new EmbedView(
                base,
                fresh
                        ? t.say("embed.heading.usual")
                        : fields.first("heading", "").strip(),
                fields.first("interests", "").replace("\r\n", "\n"),
                !fields.first("ask", "yes").equals("no"),
                PageLanguage.offered(locale).orElse(t));
        FormView form = FormView.of(
                t,
                FormInput.blank(embed.interests(), ZoneOffset.UTC, embed.words().tag()),
                problems(embed),
                null);
        return Html.status(form.problems().isEmpty() ? 200 : 422, Pages.embed(t, form, embed, fresh));
    }

    private static List<FieldProblem> problems(EmbedView embed) {
        List<FieldProblem> problems = new ArrayList<>();
        if (embed.heading().length() > LONGEST_HEADING) {
            problems.add(problem("heading", "EMBED_TOO_LONG"));
        }
        if (embed.interests().length() > LONGEST_INTERESTS) {
            problems.add(problem("interests", "EMBED_TOO_LONG"));
            return problems;
        }
        List<InterestLine> lines = embed.lines();
        if (lines.isEmpty() && !embed.asked()) {
            problems.add(problem("interests", "REQUIRED"));
        }
        for (int i = 0; i < lines.size(); i++) {
            String field = "interests[" + i + "]";
            try {
                Interest.parse(lines.get(i).text());
            } catch (InterestSyntaxException e) {
                e.problems()
                        .forEach(p -> problems.add(
                                new FieldProblem(field, p.code(), p.message(), p.start(), p.end(), p.suggestion())));
            }
        }
        return problems;
    }

    private static FieldProblem problem(String field, String code) {
        return new FieldProblem(field, code, code, null, null, null);
    }
}
