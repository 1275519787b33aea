package dev.paperpost.web;

import dev.paperpost.platform.Messages;
import io.quarkus.qute.TemplateExtension;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The language of a page: what its address asks for, else the reader's own, else the best of those the browser accepts. */
final class PageLanguage {

    private static final List<String> KNOWN = Stream.concat(Messages.LANGUAGES.stream(), Stream.of(Messages.PSEUDO))
            .toList();

    private PageLanguage() {}

    /** Those to choose from. */
    @TemplateExtension(namespace = "page")
    static List<Messages> languages() {
        return Messages.LANGUAGES.stream().map(PageLanguage::named).toList();
    }

    /** Of a page that does not know its reader. */
    static Messages of(HttpServerRequest request) {
        return asked(request).orElseGet(() -> accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** Of a reader's page. */
    static Messages of(HttpServerRequest request, Locale own) {
        return asked(request).orElseGet(() -> Messages.of(own));
    }

    private static Optional<Messages> asked(HttpServerRequest request) {
        String query = request.query() == null ? "" : request.query();
        return offered(new FormFields(query).first("lang", ""));
    }

    /** Of this tag exactly. */
    static Optional<Messages> offered(String tag) {
        return Optional.of(tag).filter(KNOWN::contains).map(PageLanguage::named);
    }

    private static Messages accepted(String languages) {
        try {
            String best = languages == null ? null : Locale.lookupTag(Locale.LanguageRange.parse(languages), KNOWN);
            return best == null ? Messages.english() : named(best);
        } catch (IllegalArgumentException e) {
            // A header that cannot be read asks for nothing.
            return Messages.english();
        }
    }

    private static Messages named(String tag) {
        return Messages.of(Locale.forLanguageTag(tag));
    }
}
