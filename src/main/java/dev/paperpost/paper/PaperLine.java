package dev.paperpost.paper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON object, such as one line of NDJSON, as a paper. Fields it does not know are ignored; {@link PaperCheck} looks at
 * the values.
 */
final class PaperLine {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode fields;

    private PaperLine(JsonNode fields) {
        this.fields = fields;
    }

    static IncomingPaper read(byte[] line, String defaultSource) throws InvalidPaperException {
        return of(parse(decode(line)), defaultSource);
    }

    static IncomingPaper of(JsonNode value, String defaultSource) throws InvalidPaperException {
        if (!value.isObject()) {
            throw new InvalidPaperException("this is JSON, but not an object; write {…} for each paper");
        }
        return new PaperLine(value).paper(defaultSource);
    }

    private static String decode(byte[] line) throws InvalidPaperException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidPaperException("the line is not UTF-8; convert the file to UTF-8");
        }
    }

    private static JsonNode parse(String line) throws InvalidPaperException {
        try {
            return JSON.readValue(line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            throw new InvalidPaperException("the line is not JSON" + where + ": " + firstLine(e.getOriginalMessage()));
        }
    }

    private static String firstLine(String message) {
        // The parser adds where an unfinished part began, in terms of its own source.
        String line = message.lines().findFirst().orElse("").replaceFirst("\\s*\\(start marker at \\[.*", "");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private IncomingPaper paper(String defaultSource) throws InvalidPaperException {
        String source = text("source");
        return IncomingPaper.of(
                        text("id"),
                        text("title"),
                        text("abstract"),
                        source == null || source.isBlank() ? defaultSource : source)
                .authors(texts("authors"))
                .authorCount(number("authorCount"))
                .categories(texts("categories"))
                .primaryCategory(text("primaryCategory"))
                .publishedAt(day("publishedAt"))
                .announcedOn(day("announcedOn"))
                .doi(text("doi"))
                .arxivId(text("arxivId"))
                .otherIds(texts("otherIds"))
                .url(text("url"))
                .pdfUrl(text("pdfUrl"))
                .codeUrl(text("codeUrl"))
                .organization(text("organization"))
                .upvotes(number("upvotes"))
                .comments(number("comments"))
                .summary(text("summary"))
                .version(number("version"))
                .build();
    }

    private JsonNode value(String field) {
        JsonNode value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private String text(String field) throws InvalidPaperException {
        JsonNode value = value(field);
        if (value != null && !value.isTextual()) {
            throw wrong(field, "a text in quotes", value);
        }
        return value == null ? null : value.textValue();
    }

    private Integer number(String field) throws InvalidPaperException {
        JsonNode value = value(field);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToInt())) {
            throw wrong(field, "a whole number up to 2147483647", value);
        }
        return value == null ? null : value.intValue();
    }

    private List<String> texts(String field) throws InvalidPaperException {
        JsonNode value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(field, "a list of texts", value);
        }
        List<String> texts = new ArrayList<>(value.size());
        for (JsonNode entry : value) {
            if (!entry.isTextual()) {
                throw wrong("an entry of " + field, "a text in quotes", entry);
            }
            texts.add(entry.textValue());
        }
        return texts;
    }

    /** A date, or the date of a moment as it is written. */
    private LocalDate day(String field) throws InvalidPaperException {
        String text = text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.indexOf('T') > 0 ? OffsetDateTime.parse(text).toLocalDate() : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(field, "a date like 2026-02-26", value(field));
        }
    }

    private static InvalidPaperException wrong(String field, String expected, JsonNode value) {
        String shown = value.toString();
        return new InvalidPaperException(field + " must be " + expected + ", not "
                + (shown.length() <= 80 ? shown : shown.substring(0, 80) + "…"));
    }
}
