package dev.paperpost.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * A text of {@code messages/LANGUAGE/*.properties}, taken apart at the places of its values.
 *
 * @param pieces before, between and after the values; {@code places} says which value comes after which piece
 */
record MessageText(List<String> pieces, List<Integer> places) {

    private static final List<String> FILES =
            List.of("mails", "form", "letters", "pages", "problems", "ranking", "trending", "archive", "embed", "lab");

    /** All texts of a language by their keys, each changed first. */
    static Map<String, MessageText> all(String language, UnaryOperator<String> change) {
        Map<String, MessageText> texts = new HashMap<>();
        for (String file : FILES) {
            read("/messages/" + language + "/" + file + ".properties")
                    .forEach((key, text) -> texts.put((String) key, of(change.apply((String) text))));
        }
        return texts;
    }

    private static Properties read(String path) {
        try (InputStream in = MessageText.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing");
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static MessageText of(String text) {
        List<String> pieces = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int done = 0;
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            pieces.add(text.substring(done, at));
            places.add(text.charAt(at + 1) - '0');
            done = at + 3;
        }
        pieces.add(text.substring(done));
        return new MessageText(pieces, places);
    }

    String with(Object[] values) {
        if (places.isEmpty()) {
            return pieces.get(0);
        }
        StringBuilder words = new StringBuilder(pieces.get(0));
        for (int i = 0; i < places.size(); i++) {
            words.append(values[places.get(i)]).append(pieces.get(i + 1));
        }
        return words.toString();
    }
}
