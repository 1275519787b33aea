package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperpost.paper.IncomingPaper;
import dev.paperpost.paper.WorkId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of Hugging Face's list. Votes stand inside {@code paper}, comments outside; an organization in either. */
final class DailyPaper {

    private static final Pattern NUMBER = Pattern.compile("(\\d{2})(0[1-9]|1[0-2])\\.(\\d{1,5})");
    private static final Pattern REPOSITORY_NAME = Pattern.compile("[\\w.-]+/[\\w.-]+");

    /** Since January 2015 arXiv counts in five digits, before in four (info.arxiv.org/help/arxiv_identifier). */
    private static final int FIVE_DIGITS_SINCE = 15;

    private final JsonNode item;
    private final JsonNode paper;

    DailyPaper(JsonNode item) {
        this.item = item;
        this.paper = item.path("paper");
    }

    boolean isUsable() {
        return !text(paper, "id").isBlank() && !either("title").isBlank();
    }

    boolean isWithdrawn() {
        return !text(paper, "withdrawnAt").isBlank();
    }

    /** arXiv's identifier, with the leading zeros that some answers lose: 2406.105 is 2406.00105. */
    String id() {
        String id = text(paper, "id").strip();
        Matcher number = NUMBER.matcher(id);
        if (!number.matches()) {
            return id;
        }
        int digits = Integer.parseInt(number.group(1)) < FIVE_DIGITS_SINCE ? 4 : 5;
        String serial = number.group(3);
        return number.group(1) + number.group(2) + "." + "0".repeat(Math.max(0, digits - serial.length())) + serial;
    }

    /** @param listedOn its day when it does not tell one; may be null */
    IncomingPaper paper(LocalDate listedOn) {
        String id = id();
        boolean arxiv = WorkId.parse(id).kind() == WorkId.Kind.ARXIV;
        LocalDate announcedOn = announcedOn();
        return IncomingPaper.of(id, either("title"), either("summary"), HuggingFaceDailyPapers.NAME)
                .authors(authors())
                .publishedAt(date(text(paper, "publishedAt")))
                .announcedOn(announcedOn == null ? listedOn : announcedOn)
                .url(arxiv ? null : "https://huggingface.co/papers/" + id.replaceAll("[^\\w./-]", ""))
                .pdfUrl(arxiv ? "https://arxiv.org/pdf/" + id : null)
                .codeUrl(repository())
                .organization(organization())
                .upvotes(number(paper.path("upvotes")))
                .comments(number(item.path("numComments")))
                .summary(OneLine.orNull(text(paper, "ai_summary")))
                .build();
    }

    private List<String> authors() {
        List<String> names = new ArrayList<>();
        for (JsonNode author : paper.path("authors")) {
            String name = text(author, "name");
            if (!name.isBlank() && !author.path("hidden").asBoolean()) {
                names.add(name);
            }
        }
        return names;
    }

    private String repository() {
        String repository = text(paper, "githubRepo").strip();
        if (REPOSITORY_NAME.matcher(repository).matches()) {
            return "https://github.com/" + repository;
        }
        return OneLine.webAddressOrNull(repository);
    }

    private String organization() {
        for (JsonNode organization : List.of(paper.path("organization"), item.path("organization"))) {
            for (String field : List.of("fullname", "name")) {
                String name = text(organization, field);
                if (!name.isBlank()) {
                    return name.strip();
                }
            }
        }
        return null;
    }

    /** Midnight UTC stands for the day as written, wherever the reader is; another moment is of the list current then. */
    private LocalDate announcedOn() {
        String written = text(paper, "submittedOnDailyAt");
        try {
            OffsetDateTime moment = OffsetDateTime.parse(written).withOffsetSameInstant(ZoneOffset.UTC);
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate()
                    : AnnouncementCalendar.huggingFace().dayAt(moment.toInstant());
        } catch (DateTimeException e) {
            return date(written);
        }
    }

    private static LocalDate date(String moment) {
        try {
            return moment.length() < 10 ? null : LocalDate.parse(moment.substring(0, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Integer number(JsonNode value) {
        return value.canConvertToInt() && value.asInt() >= 0 ? value.asInt() : null;
    }

    /** The text inside, else that of the outer entry. Not for {@code publishedAt}, whose outer moment is false. */
    private String either(String field) {
        String inside = text(paper, field);
        return inside.isBlank() ? text(item, field) : inside;
    }

    /** Empty when it is missing or something else: one wrong field costs no more than itself. */
    private static String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isTextual() ? value.textValue() : "";
    }
}
