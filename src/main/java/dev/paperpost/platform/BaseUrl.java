package dev.paperpost.platform;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The root of every link; a wrong one would break every mail before anybody notices, so it is checked at the start. */
public class BaseUrl {

    private BaseUrl() {}

    /** The root of every link, in ASCII and without a slash at its end. */
    public static String of(PaperpostConfig config) {
        return config.baseUrl().toASCIIString().replaceFirst("/+$", "");
    }

    static void check(Config config) throws StartupException {
        Optional<String> configured = config.getOptionalValue("paperpost.base-url", String.class);
        if (configured.isPresent() && !usable(configured.get())) {
            throw new StartupException("PAPERPOST_BASE_URL is not the address of a web site: " + configured.get()
                    + ". Write it with its scheme, as https://papers.example.org.");
        }
    }

    private static boolean usable(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
