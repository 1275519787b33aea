package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.web.Chromium;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class NarrowMailTest {

    @Test
    void noTitleHoweverLongMakesAMailWiderThanAPhone() {
        try (Chromium chromium = Chromium.launch();
                BrowserContext phone = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setViewportSize(320, 800)
                                .setJavaScriptEnabled(false))) {
            Page page = phone.newPage();
            for (OutgoingMail mail : new OutgoingMail[] {
                WireMails.strangeDigest(), Samples.mail(Samples.overwhelming("x".repeat(300))), WireMails.confirmation()
            }) {
                page.setContent(mail.html());
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .isLessThanOrEqualTo(320);
            }
        }
    }
}
