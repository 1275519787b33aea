package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperpost.mail.SeenMails.Seen;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.web.Chromium;
import dev.paperpost.web.Shots;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mails of {@link SeenMails} as people see them, with the style sheets and as clients show them that drop these. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailInABrowserTest {

    /**
     * Written in other directions. Of the others, which differ by how long their words are, each scheme, each width and both with and
     * without style sheets are looked at, but not each with each, unless pictures of all are wanted.
     */
    private static final Pattern IN_ALL_VIEWS = Shots.ALL ? Pattern.compile(".*") : Pattern.compile(".*-(en|ar)");

    private static Chromium chromium;

    static List<Seen> mails() {
        return SeenMails.everywhere();
    }

    static List<Seen> allMails() {
        return Stream.concat(SeenMails.everywhere().stream(), SeenMails.besides().stream())
                .toList();
    }

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void isReadInLightAndDarkOnAPhoneAndByAScreenReaderAndAsksForNothing(Seen mail) {
        List<String> requests = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext()) {
            context.onRequest(request -> requests.add(request.url()));
            Page page = context.newPage();
            page.setContent(mail.mail().html());
            boolean all = IN_ALL_VIEWS.matcher(mail.name()).matches();
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : all ? List.of(640, 360) : List.of(scheme == ColorScheme.LIGHT ? 360 : 640)) {
                    Chromium.inspect(page, subject(mail), scheme.name().toLowerCase(Locale.ROOT), width);
                }
            }
            page.setContent(MailViews.withoutStyleSheets(mail.mail()));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            for (int width : all ? List.of(640, 320) : List.of(320)) {
                Chromium.inspect(page, subject(mail), "no-style-sheets", width);
            }
        }
        assertThat(requests).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "shots", matches = "all", disabledReason = "for eyes: mvn test -Pscreenshots")
    void picturesOfAllMailsInAllWays() {
        try (BrowserContext context = chromium.browser().newContext()) {
            MailViews views = new MailViews(context.newPage());
            for (Seen mail : allMails()) {
                views.take(mail.mail(), subject(mail));
            }
            views.takeInbox(allMails());
        }
        try (Chromium inverting = Chromium.inverting();
                BrowserContext context = inverting.browser().newContext()) {
            MailViews views = new MailViews(context.newPage());
            for (Seen mail : allMails()) {
                views.takeInverted(mail.mail(), subject(mail));
            }
        }
    }

    private static String subject(Seen mail) {
        return "mail-" + mail.name();
    }
}
