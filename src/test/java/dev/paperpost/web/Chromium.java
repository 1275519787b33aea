package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    private static final Path SHOTS = Path.of("target", "shots");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    public static Chromium launch() {
        return new Chromium(installed());
    }

    public Browser browser() {
        return browser;
    }

    /**
     * Looks at a page at a width, keeps a picture of it in {@code target/shots}, and finds nothing that is wider and, against WCAG
     * 2.2, levels A and AA, no barrier.
     */
    public static void inspect(Page page, String name, int width) {
        String view = name + "-" + width;
        page.setViewportSize(width, 800);
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(view + ".png")));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", view)
                .isLessThanOrEqualTo(width);
        assertThat(new AxeBuilder(page)
                        .withTags(WCAG)
                        .exclude("iframe")
                        .analyze()
                        .getViolations())
                .as("barriers of %s", view)
                .isEmpty();
    }

    /** Leaves a page that shows all pictures there are. */
    @Override
    public void close() {
        playwright.close();
        try (Stream<Path> files = Files.list(Files.createDirectories(SHOTS))) {
            String pictures = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .sorted()
                    .map(name -> "<figure><figcaption>%1$s</figcaption><img src=\"%1$s\" loading=\"lazy\"></figure>%n"
                            .formatted(name))
                    .collect(Collectors.joining());
            Files.writeString(SHOTS.resolve("index.html"), "<!doctype html><title>Pages and mails</title>" + pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
