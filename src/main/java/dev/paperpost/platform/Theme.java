package dev.paperpost.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name, logo, colours and last lines of this installation, read and checked once at the start. Immutable. */
@Named("theme")
@Singleton
public class Theme {

    /** The words of a link and where it leads. */
    public record Link(String words, String url) {}

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_FOOTER = 300;
    private static final int LONGEST_URL = 300;
    private static final int MOST_LINKS = 5;

    /** What would break a line or a header, or turn the words around it. */
    private static final Pattern HARMFUL =
            Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u0085\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]");

    private final String name;
    private final String footer;
    private final List<Link> links;
    private final Optional<Logo> logo;
    private final Optional<Scheme> light;
    private final Optional<Scheme> dark;

    /** @throws IllegalArgumentException with a sentence for the operator when a setting is not what it must be */
    Theme(ThemeConfig config) {
        name = line("paperpost.theme.name", config.name(), LONGEST_NAME);
        footer = config.footer()
                .map(words -> line("paperpost.theme.footer", words, LONGEST_FOOTER))
                .orElse("");
        links = links(config.links().orElse(List.of()));
        logo = Logo.of(config);
        light = Scheme.light(config.light());
        dark = Scheme.dark(config.dark());
    }

    /** Read at the start, so that what is wrong with it is found before anything runs. */
    void start(@Observes @Priority(1) StartupEvent started) {}

    /** One line, any script; not empty. */
    public String name() {
        return name;
    }

    /** One line; empty when there is none. */
    public String footer() {
        return footer;
    }

    public List<Link> links() {
        return links;
    }

    public Optional<Logo> logo() {
        return logo;
    }

    /** Empty when no colour was chosen for light. */
    public Optional<Scheme> light() {
        return light;
    }

    /** Empty when no colour was chosen for dark. */
    public Optional<Scheme> dark() {
        return dark;
    }

    private static List<Link> links(List<String> settings) {
        if (settings.size() > MOST_LINKS) {
            throw new IllegalArgumentException("paperpost.theme.links: at most " + MOST_LINKS + " links have room");
        }
        return settings.stream().map(setting -> link(setting.strip())).toList();
    }

    private static Link link(String setting) {
        int cut = setting.lastIndexOf(' ');
        if (cut < 0) {
            throw notALink(setting);
        }
        String words = line("paperpost.theme.links", setting.substring(0, cut), LONGEST_NAME);
        try {
            URI url = URI.create(setting.substring(cut + 1));
            if (!"https".equals(url.getScheme())
                    || url.getHost() == null
                    || url.getUserInfo() != null
                    || url.toASCIIString().length() > LONGEST_URL) {
                throw notALink(setting);
            }
            return new Link(words, url.toASCIIString());
        } catch (IllegalArgumentException e) {
            throw notALink(setting);
        }
    }

    private static IllegalArgumentException notALink(String setting) {
        return new IllegalArgumentException("paperpost.theme.links: \"" + setting
                + "\" is no link; write its words and its address, as Privacy https://example.org/privacy");
    }

    private static String line(String key, String words, int longest) {
        String line = words.strip();
        if (line.isEmpty() || HARMFUL.matcher(line).find() || line.codePointCount(0, line.length()) > longest) {
            throw new IllegalArgumentException(key + " must be one line of 1 to " + longest
                    + " characters, without control characters or marks of direction");
        }
        return line;
    }
}
