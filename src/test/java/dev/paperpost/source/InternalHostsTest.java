package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalHostsTest {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "2130706433", "169.254.169.254"})
    void aHostThatLeadsInsideIsRefusedHoweverItIsWritten(String host) {
        assertThatThrownBy(() -> new InternalHosts(List.of()).refuse(host))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PAPERPOST_SOURCES_INTERNAL_HOSTS");
    }

    @Test
    void aHostThatTheOperatorNamesMayBeInside() {
        assertThatCode(() -> new InternalHosts(List.of("LocalHost")).refuse("localhost"))
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressWithoutAHostIsRefused() {
        assertThatThrownBy(() -> new InternalHosts(List.of()).refuse(null)).isInstanceOf(IOException.class);
    }
}
