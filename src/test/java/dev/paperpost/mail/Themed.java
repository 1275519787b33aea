package dev.paperpost.mail;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An installation with a look of its own, in words by an enemy. */
public class Themed implements QuarkusTestProfile {

    static final String NAME = "<b>\"Papers\" & {more}</b>";
    static final String FOOTER = "</p><script>alert(1)</script> Example Library, 1 Main Street";

    /** That of an SVG, whose script must never run. */
    static final String LOGO = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>alert(1)</script>"
            + "<circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"#7a1f5c\"/></svg>";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "paperpost.theme.dir", folder().toString(),
                "paperpost.theme.name", NAME,
                "paperpost.theme.footer", FOOTER,
                "paperpost.theme.links",
                        "Legal <notice> https://imprint.example/, Privacy https://imprint.example/privacy?a=1&b=2",
                "paperpost.theme.light.link", "#7a1f5c",
                "paperpost.theme.light.ground", "#f3eef2",
                "paperpost.theme.light.mark", "#ffe6a8",
                "paperpost.theme.dark.link", "#f0a6d4",
                "paperpost.theme.dark.sheet", "#241822",
                "paperpost.theme.dark.ground", "#1a1018");
    }

    private static Path folder() {
        Path folder = Path.of("target", "test-theme").toAbsolutePath();
        try {
            Files.writeString(Files.createDirectories(folder).resolve("logo.svg"), LOGO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
