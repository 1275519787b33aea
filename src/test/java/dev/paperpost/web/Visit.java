package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One visitor in a browser of their own, who notices what should not be: errors, foreign requests, barriers. */
class Visit implements AutoCloseable {

    final Page page;
    private final BrowserContext context;
    private final String base;
    private final String language;
    private final List<String> complaints = new ArrayList<>();

    Visit(Chromium chromium, String base, boolean scripts) {
        this(chromium, base, scripts, "en-GB");
    }

    Visit(Chromium chromium, String base, boolean scripts, String language) {
        this.base = base;
        this.language = language;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(scripts)
                        .setTimezoneId("Asia/Tokyo")
                        .setLocale(language));
        context.setDefaultTimeout(30_000); // a busy machine takes its time to open a window
        page = context.newPage();
        page.onConsoleMessage(message -> {
            // Chromium reports an answer of 4xx itself; the pages that have one are asked for on purpose.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add("console: " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        context.onRequest(request -> {
            if (!URI.create(request.url())
                    .getAuthority()
                    .equals(URI.create(base).getAuthority())) {
                complaints.add("request to " + request.url());
            }
        });
    }

    void open(String path) {
        page.navigate(base + path);
    }

    /** Looks at the page narrow and light, and wide and dark; when all pictures are asked for, in all ways, in English. */
    void inspect(String name) {
        if (!Shots.ALL) {
            inspect(name, "light", ColorScheme.LIGHT, 320);
            inspect(name, "dark", ColorScheme.DARK, 1024);
        } else if (language.startsWith("en")) {
            inspect(name, "light", ColorScheme.LIGHT, 1024, 360, 320);
            inspect(name, "dark", ColorScheme.DARK, 1024, 360, 320);
            takeOtherViews(name);
        } else {
            inspect(name, language, ColorScheme.LIGHT, 1024, 360, 320);
        }
    }

    private void inspect(String name, String view, ColorScheme scheme, int... widths) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (int width : widths) {
            Chromium.inspect(page, name, view, width);
        }
    }

    private void takeOtherViews(String name) {
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE));
        for (int width : List.of(1024, 360)) {
            page.setViewportSize(width, 800);
            Shots.take(page, name, "forced-colors-" + width);
        }
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setMedia(Media.PRINT));
        page.setViewportSize(720, 1000);
        Shots.take(page, name, "print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        // What a window of 1280 by 1024 shows at 400 %.
        page.setViewportSize(320, 256);
        Shots.takeFirstScreen(page, name, "zoom-400-first-screen");
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        page.setViewportSize(360, 800);
        Shots.take(page, name, "text-200-360");
        page.evaluate("document.documentElement.style.fontSize = ''");
    }

    /** There was this complaint, and it is as it should be. */
    void expect(String complaint) {
        assertThat(complaints).anyMatch(text -> text.contains(complaint));
        complaints.removeIf(text -> text.contains(complaint));
    }

    /** Ends the visit; there must have been nothing to complain about. */
    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
