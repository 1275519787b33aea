package dev.paperpost.mail;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Both bodies of one mail. */
record Rendered(String html, String text) {

    /** Gmail clips at about 102 KB as encoded; quoted-printable adds a tenth. */
    private static final int LARGEST_HTML = 80 * 1024;

    private static final int LARGEST_TEXT = 60 * 1024;

    /** Renders the template that exists as {@code .html} and as {@code .txt}. */
    static Rendered of(TemplateInstance mail) {
        return new Rendered(render(mail, Variant.TEXT_HTML), render(mail, Variant.TEXT_PLAIN));
    }

    boolean fits() {
        return fits(html, LARGEST_HTML) && fits(text, LARGEST_TEXT);
    }

    private static String render(TemplateInstance mail, String contentType) {
        @SuppressWarnings("unchecked")
        List<Variant> variants = (List<Variant>) mail.getAttribute(TemplateInstance.VARIANTS);
        Variant variant = variants.stream()
                .filter(v -> v.getContentType().equals(contentType))
                .findFirst()
                .orElseThrow();
        return mail.setAttribute(TemplateInstance.SELECTED_VARIANT, variant).render();
    }

    /** A character is three octets at most, so most bodies need no counting. */
    private static boolean fits(String body, int octets) {
        return body.length() * 3 <= octets || body.getBytes(StandardCharsets.UTF_8).length <= octets;
    }
}
