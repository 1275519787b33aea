package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** One visitor in a browser of their own, who notices what should not be: errors, foreign requests, barriers. */
class Visit implements AutoCloseable {

    final Page page;
    private final BrowserContext context;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    Visit(Chromium chromium, String base, boolean scripts) {
        this.base = base;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(scripts)
                        .setTimezoneId("Asia/Tokyo")
                        .setLocale("en-GB"));
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

    /** Looks at the page in both color schemes, wide and narrow, and keeps a picture of each. */
    void inspect(String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1024, 320)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                Chromium.inspect(page, name + "-" + scheme.name().toLowerCase(), width);
            }
        }
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
