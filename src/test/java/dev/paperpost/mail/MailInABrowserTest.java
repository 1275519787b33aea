package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import dev.paperpost.web.Chromium;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails as people see them, with the style sheets and as clients show them that drop these. Pictures are in target/shots. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailInABrowserTest {

    private static final Pattern STYLE = Pattern.compile("(?s)<style>.*?</style>");

    /** Written in other directions; of the others, which differ by how long their words are, fewer views are looked at. */
    private static final Pattern IN_ALL_VIEWS = Pattern.compile(".*-(en|ar)");

    private static Chromium chromium;

    private record Named(String name, OutgoingMail mail) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Named> mails() {
        Map<String, OutgoingMail> mails = new LinkedHashMap<>();
        for (String language : Messages.LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            mails.put("digest-" + language, Samples.mail(Samples.in(locale, Samples.everyday(), false)));
        }
        Locale arabic = Locale.forLanguageTag("ar");
        mails.put("welcome-en", Samples.mail(Samples.in(Locale.ENGLISH, Samples.everyday(), true)));
        mails.put("worst-en", WireMails.strangeDigest());
        mails.put("endless-en", Samples.mail(Samples.overwhelming("x".repeat(300))));
        mails.put("hostile-en", Samples.mail(Samples.hostile()));
        mails.put("hostile-ar", Samples.mail(Samples.in(arabic, Samples.hostile(), false)));
        mails.put("confirmation-en", WireMails.confirmation());
        mails.put("confirmation-worst-en", WireMails.strangeConfirmation());
        return mails.entrySet().stream()
                .map(mail -> new Named(mail.getKey(), mail.getValue()))
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
    void isReadInLightAndDarkOnAPhoneAndByAScreenReaderAndAsksForNothing(Named mail) {
        List<String> requests = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext()) {
            context.onRequest(request -> requests.add(request.url()));
            Page page = context.newPage();
            page.setContent(mail.mail().html());
            boolean all = IN_ALL_VIEWS.matcher(mail.name()).matches();
            for (ColorScheme scheme : all ? List.of(ColorScheme.LIGHT, ColorScheme.DARK) : List.of(ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : all ? List.of(640, 360) : List.of(360)) {
                    Chromium.inspect(
                            page, "mail-" + mail.name() + "-" + scheme.name().toLowerCase(Locale.ROOT), width);
                }
            }
            page.setContent(STYLE.matcher(mail.mail().html()).replaceAll(""));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            if (all) {
                Chromium.inspect(page, "mail-" + mail.name() + "-bare", 640);
            }
            Chromium.inspect(page, "mail-" + mail.name() + "-bare", 320);
        }
        assertThat(requests).isEmpty();
    }
}
