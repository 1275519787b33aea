package dev.paperpost.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * One answer of the API.
 *
 * @param total entries of all pages
 * @param items those of this page
 */
record BiorxivPage(int total, JsonNode items) {

    private static final String NOTHING = "no posts found";

    /** @throws IOException when it is none, or does not tell how many entries there are */
    static BiorxivPage of(JsonNode answer) throws IOException {
        JsonNode message = answer.path("messages").path(0);
        String status = message.path("status").asText("");
        JsonNode items = answer.path("collection");
        int total = status.equalsIgnoreCase(NOTHING) ? 0 : message.path("total").asInt(-1);
        if (total < 0 || !items.isArray() && total > 0) {
            throw new IOException(
                    status.isEmpty() || status.equals("ok")
                            ? "expected a list of papers and their number, found something else"
                            : "the server says: " + OneLine.of(status));
        }
        return new BiorxivPage(total, items);
    }
}
