package dev.paperpost.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org, ada@example.org",
        " Ada.L+papers@Example.ORG , Ada.L+papers@Example.ORG, ada.l+papers@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
        "ada@localhost, ada@localhost, ada@localhost",
        "o'neil@example.org, o'neil@example.org, o'neil@example.org",
    })
    void addressesAreReadAsTheyGoOnTheWire(String typed, String text, String key) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new EmailAddress(text, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example",
                "a b@example.org",
                "ada@exam ple.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\n@example.org",
                "ada@example..org",
                ".ada@example.org",
                "ada..l@example.org",
                "ada@-example.org",
                "ada@example.org@example.org",
                "ada,eve@example.org",
                "<ada@example.org>",
                "ada@[127.0.0.1]",
                "ü@example.org",
                "ada\u0000@example.org",
                "ada.@example.org",
                "\"a b\"@example.org",
                "ada@[IPv6:::1]",
                "ada@exa_mple.org",
                "ada@straße.example",
                "ada@faß.example",
            })
    void whatIsNoReachableAddressIsRefusedWithoutRepeatingIt(String typed) {
        assertThatThrownBy(() -> EmailAddress.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .satisfies(message -> assertThat(message).doesNotContain("eve").endsWith("."));
    }

    @Test
    void aLocalPartThatNeedsSmtputf8IsRefusedInWordsThatSayWhatToDo() {
        assertThatThrownBy(() -> EmailAddress.parse("üser@example.org"))
                .hasMessage(
                        "Addresses with international letters before the @ cannot be reached yet. Use another address.");
    }

    @Test
    void aDomainThatTwoStandardsReadDifferentlyIsAskedForInItsAsciiForm() {
        assertThatThrownBy(() -> EmailAddress.parse("ada@straße.example")).hasMessageContaining("xn--");
        assertThat(EmailAddress.parse("ada@xn--strae-oqa.example").text()).isEqualTo("ada@xn--strae-oqa.example");
    }

    @Test
    void theLimitsOfRfc5321Hold() {
        String longest = "a".repeat(64) + "@" + ("b".repeat(61) + ".").repeat(3) + "cc";
        assertThat(EmailAddress.parse(longest).text()).hasSize(64 + 1 + 188);
        String label = "b".repeat(63);
        String address = "a".repeat(64) + "@" + label + "." + label + "." + "b".repeat(61);
        assertThat(EmailAddress.parse(address).text()).hasSize(254);
        assertThatThrownBy(() -> EmailAddress.parse(address + "b")).hasMessageContaining("254");
        assertThat(EmailAddress.parse("a@" + label + ".org").text()).hasSize(69);
        assertThatThrownBy(() -> EmailAddress.parse("a@" + label + "b.org")).hasMessageContaining("after the @");
        assertThatThrownBy(() -> EmailAddress.parse("a".repeat(65) + "@example.org"))
                .hasMessageContaining("64");
        assertThatThrownBy(() -> EmailAddress.parse("a@" + ("b".repeat(60) + ".").repeat(4) + "example.org"))
                .hasMessageContaining("254");
    }
}
