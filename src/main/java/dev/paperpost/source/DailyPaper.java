package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of Hugging Face's list. Votes stand inside {@code paper}, comments outside; an organization in either. */
final class DailyPaper {

    private static final Pattern UNPADDED = Pattern.compile("(\\d{4})\\.(\\d{3})");
    private static final Pattern REPOSITORY_NAME = Pattern.compile("[\\w.-]+/[\\w.-]+");

    private final JsonNode item;
    private final JsonNode paper;

    DailyPaper(JsonNode item) {
        this.item = item;
        this.paper = item.path("paper");
    }

    boolean isUsable() {
        return !text("id").isBlank()
                && !text("title").isBlank()
                && paper.path("withdrawnAt").asText("").isEmpty();
    }

    IncomingPaper paper() {
        String id = padded(text("id").strip());
        boolean arxiv = WorkId.parse(id).kind() == WorkId.Kind.ARXIV;
        return IncomingPaper.of(id, text("title"), text("summary"), HuggingFaceDailyPapers.NAME)
                .authors(authors())
                .publishedAt(day("publishedAt"))
                .announcedOn(day("submittedOnDailyAt"))
                .url(arxiv ? null : "https://huggingface.co/papers/" + id.replaceAll("[^\\w./-]", ""))
                .pdfUrl(arxiv ? "https://arxiv.org/pdf/" + id : null)
                .codeUrl(repository())
                .organization(organization())
                .upvotes(number(paper.path("upvotes")))
                .comments(number(item.path("numComments")))
                .summary(OneLine.orNull(text("ai_summary")))
                .build();
    }

    /** Some answers write the number as a fraction and lose its last zeros: 2406.105 is 2406.00105. */
    private static String padded(String id) {
        Matcher unpadded = UNPADDED.matcher(id);
        return unpadded.matches() ? unpadded.group(1) + ".00" + unpadded.group(2) : id;
    }

    private List<String> authors() {
        List<String> names = new ArrayList<>();
        for (JsonNode author : paper.path("authors")) {
            String name = author.path("name").asText("");
            if (!name.isBlank() && !author.path("hidden").asBoolean()) {
                names.add(name);
            }
        }
        return names;
    }

    private String repository() {
        String repository = text("githubRepo").strip();
        if (REPOSITORY_NAME.matcher(repository).matches()) {
            return "https://github.com/" + repository;
        }
        return OneLine.webAddressOrNull(repository);
    }

    private String organization() {
        JsonNode inside = paper.path("organization");
        JsonNode organization = inside.isObject() ? inside : item.path("organization");
        String full = organization.path("fullname").asText("");
        return OneLine.orNull(full.isBlank() ? organization.path("name").asText("") : full);
    }

    /** The date as written: midnight UTC of a day stands for that day, wherever the reader is. */
    private LocalDate day(String field) {
        String moment = text(field);
        try {
            return moment.length() < 10 ? null : LocalDate.parse(moment.substring(0, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Integer number(JsonNode value) {
        return value.canConvertToInt() && value.asInt() >= 0 ? value.asInt() : null;
    }

    /** What only the outer entry has is taken from there. */
    private String text(String field) {
        String inside = paper.path(field).asText("");
        boolean falseMoment = field.equals("publishedAt");
        return inside.isBlank() && !falseMoment ? item.path(field).asText("") : inside;
    }
}
