package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real browser, without which the tests that need one are skipped on a developer's machine and fail in CI. */
public class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable, List<String> more) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(Stream.concat(FLAGS.stream(), more.stream()).toList()));
    }

    public static Chromium launch() {
        return new Chromium(installed(), List.of());
    }

    /** One that makes light pages dark by itself, as some mail programs do with mails. */
    public static Chromium inverting() {
        return new Chromium(installed(), List.of("--force-dark-mode", "--enable-features=WebContentsForceDark"));
    }

    public Browser browser() {
        return browser;
    }

    /**
     * Looks at a page at a width and finds nothing that is wider and, against WCAG 2.2, levels A and AA, no barrier.
     *
     * @param subject what it is
     * @param view how it is looked at, but for the width
     */
    public static void inspect(Page page, String subject, String view, int width) {
        page.setViewportSize(width, 800);
        int wide = (int) page.evaluate("document.documentElement.scrollWidth");
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // The other mode opens a page of its own for each analysis, to look into frames.
        List<Rule> barriers = new AxeBuilder(page)
                .options(options)
                .withTags(WCAG)
                .exclude("iframe")
                .setLegacyMode(true)
                .analyze()
                .getViolations();
        if (Shots.ALL || wide > width || !barriers.isEmpty()) {
            Shots.take(page, subject, view + "-" + width);
        }
        assertThat(wide).as("width of %s, %s", subject, view).isLessThanOrEqualTo(width);
        assertThat(barriers).as("barriers of %s, %s, %s", subject, view, width).isEmpty();
    }

    /** Leaves a page that shows all pictures there are. */
    @Override
    public void close() {
        playwright.close();
        Shots.index();
    }

    private static Path installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(Chromium::missing);
    }

    private static Path missing() {
        String message = "No Chromium is installed, so nothing was seen in a browser. Install the package chromium.";
        return System.getenv("CI") == null ? abort(message) : fail(message);
    }
}
