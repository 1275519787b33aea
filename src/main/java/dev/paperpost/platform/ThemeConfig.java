package dev.paperpost.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How this installation shows itself to readers. */
@ConfigMapping(prefix = "paperpost.theme")
interface ThemeConfig {

    /** Folder of the logo and of {@code theme.properties}, which holds any of these settings without their prefix. */
    @WithDefault("${paperpost.data-dir:data}/theme")
    Path dir();

    /** What readers know this service as. */
    @WithDefault("Paperpost")
    String name();

    /** A file in the folder; by default the first there is of logo.svg, logo.png and logo.jpg. */
    Optional<String> logo();

    /** A line at the end of pages and mails: who runs this, a postal address. */
    Optional<String> footer();

    /** Below it: each the words of a link, a space and its https address. */
    Optional<List<String>> links();

    Colours light();

    Colours dark();

    /** Each as a number sign and six hexadecimal digits. */
    interface Colours {

        Optional<String> link();

        Optional<String> text();

        /** Behind the words. */
        Optional<String> sheet();

        /** Around the sheet. */
        Optional<String> ground();

        /** Behind a matched word. */
        Optional<String> mark();
    }
}
