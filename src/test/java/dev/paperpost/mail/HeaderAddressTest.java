package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last look at an address before it goes into RCPT TO: the limits of RFC 5321 section 4.5.3.1, and its grammar. */
class HeaderAddressTest {

    private static final String LABEL = "b".repeat(63);

    static Stream<String> atTheLimit() {
        return Stream.of(
                "a".repeat(64) + "@example.org",
                "a@" + LABEL + ".example",
                "a".repeat(64) + "@" + LABEL + "." + LABEL + "." + "b".repeat(61),
                "\"" + "a".repeat(62) + "\"@example.org");
    }

    static Stream<String> beyondTheLimit() {
        return Stream.of(
                "a".repeat(65) + "@example.org",
                "a@" + LABEL + "b.example",
                "a".repeat(64) + "@" + LABEL + "." + LABEL + "." + "b".repeat(62),
                "\"" + "a".repeat(63) + "\"@example.org",
                "a@" + "ü".repeat(63) + ".example");
    }

    @ParameterizedTest
    @MethodSource("atTheLimit")
    void anAddressAtALimitIsSentAsItIs(String address) throws Exception {
        assertThat(HeaderAddress.ascii(address)).isEqualTo(address);
    }

    @Test
    void theLongestHas254Characters() {
        assertThat(atTheLimit().mapToInt(String::length).max()).hasValue(254);
    }

    @ParameterizedTest
    @MethodSource("beyondTheLimit")
    void oneMoreIsTooMany(String address) {
        assertThatThrownBy(() -> HeaderAddress.ascii(address))
                .isInstanceOf(HeaderProblem.class)
                .message()
                .doesNotContain(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada+papers@example.org",
                "a.d.a@example.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "\"a b\"@example.org",
                "\"a\\\"b\"@example.org",
                "\"a@b\"@example.org",
                "ada@localhost"
            })
    void whatTheGrammarAllowsIsSentAsItIs(String address) throws Exception {
        assertThat(HeaderAddress.ascii(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@例え.テスト, ada@xn--r8jz45g.xn--zckzah",
        "Ada@BÜCHER.example, Ada@xn--bcher-kva.example",
    })
    void aDomainOfAnyScriptIsSentAsALabels(String address, String sent) throws Exception {
        assertThat(HeaderAddress.ascii(address)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "a b@example.org",
                "\"a\"b\"@example.org",
                "\"a\r\nb\"@example.org",
                "ada@[127.0.0.1]",
                "ada@[IPv6:::1]",
                "ada@-example.org",
                "ada@exa_mple.org",
                "ada@example..org",
                "ada@straße.example",
                "ü@example.org",
                "ada@example.org>"
            })
    void whatItDoesNotIsRefused(String address) {
        assertThatThrownBy(() -> HeaderAddress.ascii(address)).isInstanceOf(HeaderProblem.class);
    }
}
