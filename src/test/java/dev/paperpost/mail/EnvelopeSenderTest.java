package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeSenderTest {

    private static final UUID DELIVERY = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static final String MESSAGE_ID = "<" + DELIVERY + "@paperpost.example>";

    @Test
    void withABounceDomainEachMailHasItsOwnWithinTheLimitOfALocalPart() {
        String sender = new EnvelopeSender(Optional.of("bounces.example.org"), null).of(MESSAGE_ID);

        assertThat(sender).isEqualTo("b+0f8fad5bd9cb469fa16570867728950e@bounces.example.org");
        assertThat(sender.indexOf('@')).isLessThanOrEqualTo(64);
    }

    @Test
    void aDomainWithLettersOutsideAsciiIsSentAsServersKnowIt() {
        assertThat(new EnvelopeSender(Optional.of("bücher.example"), null).of(MESSAGE_ID))
                .endsWith("@xn--bcher-kva.example");
    }

    @Test
    void withoutOneItIsTheConfiguredAddressOrTheHeadersSender() {
        assertThat(new EnvelopeSender(Optional.empty(), "back@example.org").of(MESSAGE_ID))
                .isEqualTo("back@example.org");
        assertThat(new EnvelopeSender(Optional.empty(), null).of(MESSAGE_ID)).isNull();
    }

    @Test
    void aMailThatIsNoDeliveryHasNoneOfItsOwn() {
        assertThat(new EnvelopeSender(Optional.of("bounces.example.org"), "back@example.org").of("<1@example.org>"))
                .isEqualTo("back@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@bounces.example.org", "bounces example", "a>b", "", "x.example\r\nRCPT TO:<y>"})
    void aBounceDomainThatIsNoneIsRefusedInWordsThatSayHowToMendIt(String domain) {
        assertThatThrownBy(() -> new EnvelopeSender(Optional.of(domain), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("paperpost.mail.bounce-domain")
                .hasMessageContaining("bounces.example.org");
    }
}
