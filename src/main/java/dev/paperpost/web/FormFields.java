package dev.paperpost.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a submitted form in {@code application/x-www-form-urlencoded} (WHATWG URL, section 5.1). Every text is one:
 * a percent sign that begins no octet stands for itself, and so no form is ever turned away as unreadable.
 */
class FormFields {

    private record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    FormFields(String body) {
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.add(new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
    }

    /** All values of a name, in the order of the form. */
    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** The first value of a name that is not empty, or what stands for it. */
    String first(String name, String otherwise) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst().orElse(otherwise);
    }

    private static String decode(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(octets[i + 2], 16);
            if (low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(octets[i] == '+' ? ' ' : octets[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
