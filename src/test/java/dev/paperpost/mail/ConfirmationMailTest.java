package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperpost.platform.Messages;
import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConfirmationMailTest {

    private static final String LINK = Samples.CONFIRM_LINK;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itKeepsEveryRuleOfMailPrograms(boolean subscribed) {
        assertThat(new EmailLint(mail(subscribed), Samples.HOSTS).findings()).isEmpty();
        OutgoingMail invitation = Samples.invitation(subscribed, Messages.english());
        assertThat(new EmailLint(invitation, Samples.HOSTS).findings()).isEmpty();
    }

    @Test
    void itSaysWhoAsksWhatForAndThatNothingComesIfIgnored() {
        OutgoingMail mail = mail(false);
        String page = Jsoup.parse(mail.html()).text();

        assertThat(mail.subject()).isEqualTo("Confirm your Paperpost subscription");
        assertThat(page)
                .contains("4 interests, every Friday at 08:00 (Europe/Berlin)", "7 days", "Nothing more will come");
        assertThat(mail.text().replaceAll("\\s+", " "))
                .contains("4 interests, every Friday at 08:00 (Europe/Berlin)", "7 days", "Nothing more will come");
    }

    @Test
    void aReaderWhoIsSubscribedLearnsThatNothingChangesIfIgnored() {
        OutgoingMail mail = mail(true);

        assertThat(mail.subject()).isEqualTo("Confirm the change to your Paperpost subscription");
        assertThat(Jsoup.parse(mail.html()).text()).contains("Nothing changes, and your digests go on as before");
    }

    @Test
    void anInvitationSaysWhoInvitesAndToWhat() {
        OutgoingMail mail = Samples.invitation(false, Messages.english());

        assertThat(mail.subject()).isEqualTo("Reading group: flows & more invites you to its digest");
        assertThat(mail.text().replaceAll("\\s+", " "))
                .contains(
                        "Reading group: flows & more invites you to follow its digest",
                        "It is about: flow matching; \"protein model\".",
                        "2 more interests are on the page",
                        "every Friday at 08:00 (Europe/Berlin)",
                        "Nothing more will come");
        assertThat(Samples.invitation(true, Messages.english()).text()).contains("gets digests already");
    }

    @Test
    void itsOnlyLinkIsTheOneThatConfirms() {
        assertThat(Jsoup.parse(mail(false).html()).select("a").eachAttr("href")).containsExactly(LINK);
        assertThat(mail(false).text().lines().filter(l -> l.contains("://"))).containsExactly(LINK);
    }

    @Test
    void itIsNoList() {
        assertThat(mail(false).headers())
                .containsOnlyKeys(
                        "From", "Reply-To", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress");
    }

    private static OutgoingMail mail(boolean subscribed) {
        return Samples.confirmation(Samples.SENDER, subscribed, Messages.english());
    }
}
