package dev.paperpost.platform;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** A wrong root would break every link of every mail before anybody notices. */
class BaseUrl {

    private BaseUrl() {}

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
