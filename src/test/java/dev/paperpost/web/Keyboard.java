package dev.paperpost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;

/** A visitor without a mouse, who sees at each step where the focus is. */
final class Keyboard {

    private static final int LONGEST_WAY = 60;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Goes forward with the tabulator to this element. */
    Keyboard to(Locator element) {
        for (int step = 0; step < LONGEST_WAY; step++) {
            page.keyboard().press("Tab");
            if (element.evaluate("e => e === document.activeElement").equals(true)) {
                assertThat(element.evaluate("e => getComputedStyle(e).outlineStyle"))
                        .as("outline of %s", element)
                        .isNotEqualTo("none");
                return this;
            }
        }
        return Assertions.fail("The tabulator does not lead to " + element);
    }

    Keyboard to(String selector) {
        return to(page.locator(selector).first());
    }

    Keyboard toButton(String words) {
        return to(page.locator("main button", new Page.LocatorOptions().setHasText(words))
                .first());
    }

    Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Keyboard press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** To the next page, which has this heading. */
    void open(String key, String heading) {
        page.waitForNavigation(() -> press(key));
        assertThat(page.locator("h1").textContent()).isEqualTo(heading);
    }
}
