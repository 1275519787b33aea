package dev.paperpost.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebClientTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Map<String, String> GZIP = Map.of("Content-Encoding", "gzip");

    private final FakeSite site = new FakeSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aPackedAnswerIsUnpacked() throws IOException {
        site.serves("/x", 200, GZIP, packed("hello".getBytes()));

        assertThat(get("x").body()).asString().isEqualTo("hello");
        assertThat(site.lastRequest().headers().getFirst("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void anAnswerThatEndsBeforeItsLengthIsNone() {
        site.serves("/x", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("half".getBytes());
            exchange.getResponseBody().flush();
        });

        assertThatThrownBy(() -> get("x")).isInstanceOf(IOException.class).hasMessageContaining("localhost");
    }

    @Test
    void aPackedAnswerThatIsCutIsNone() throws IOException {
        byte[] packed = packed("hello hello hello".getBytes());
        site.serves("/x", 200, GZIP, Arrays.copyOf(packed, packed.length - 6));

        assertThatThrownBy(() -> get("x")).isInstanceOf(IOException.class).hasMessageContaining("localhost");
    }

    @Test
    void anAnswerThatOnlySaysItIsPackedIsNone() {
        site.serves("/x", 200, GZIP, "hello".getBytes());

        assertThatThrownBy(() -> get("x")).isInstanceOf(IOException.class).hasMessageContaining("localhost");
    }

    @Test
    void anAnswerThatUnpacksToMoreThanTheLimitIsNone() throws IOException {
        byte[] bomb = packed(new byte[WebClient.LARGEST_ANSWER + 1]);
        assertThat(bomb.length).isLessThan(MEGABYTE);
        site.serves("/x", 200, GZIP, bomb);

        assertThatThrownBy(() -> get("x")).hasMessageContaining("larger than");
    }

    @Test
    void anAnswerBeyondTheLimitIsHungUpOn() {
        site.serves("/x", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] zeros = new byte[MEGABYTE];
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(zeros);
                }
            }
        });

        assertThatThrownBy(() -> get("x")).hasMessageContaining("larger than");
    }

    @Test
    void oneTimeLimitHoldsForAnAnswerThatComesByteByByte() {
        site.with("timeout", "300ms").serves("/x", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                pause();
            }
        });

        assertThatThrownBy(() -> get("x")).isInstanceOf(IOException.class).hasMessageContaining("no complete answer");
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() throws IOException {
        site.serves("/x", 301, Map.of("Location", "/y"), new byte[0]).serves("/y", 200, "text/plain", "here");

        assertThat(get("x").body()).asString().isEqualTo("here");
    }

    @Test
    void aRedirectToALogInPageElsewhereIsNotFollowedAndNamed() {
        try (FakeSite elsewhere = new FakeSite()) {
            elsewhere.serves("/login", 200, "text/html", "<html>");
            site.serves("/x", 302, Map.of("Location", elsewhere.root() + "login"), new byte[0]);

            assertThatThrownBy(() -> get("x")).hasMessageContaining(elsewhere.root() + "login");
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/latest", "http://127.0.0.1:1/", "file:///etc/passwd", "http://[", "//"})
    void aRedirectIntoTheOwnNetworkOrToNoWebAddressIsNotFollowed(String target) {
        site.serves("/x", 302, Map.of("Location", target), new byte[0]);

        assertThatThrownBy(() -> get("x")).isInstanceOf(IOException.class).hasMessageContaining("redirect");
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void redirectsInACircleEnd() {
        site.serves("/x", 302, Map.of("Location", "/x"), new byte[0]);

        assertThatThrownBy(() -> get("x")).hasMessageContaining("redirects");
        assertThat(site.requests).hasSize(4);
    }

    @Test
    void aRedirectMayTurnEncryptionOnAndNeverOff() {
        URI plain = URI.create("http://example.org/");
        URI encrypted = URI.create("https://example.org/");

        assertThat(WebClient.isSamePlace(plain, encrypted)).isTrue();
        assertThat(WebClient.isSamePlace(encrypted, plain)).isFalse();
        assertThat(WebClient.isSamePlace(encrypted, URI.create("https://example.org:8443/")))
                .isFalse();
    }

    @Test
    void aNameThatLeadsIntoTheOwnNetworkIsNotAskedUnlessTheOperatorNamesIt() {
        site.with("internal-hosts", "another.example").serves("/x", 200, "text/plain", "inside");

        assertThatThrownBy(() -> get("x")).hasMessageContaining("own network");
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aRefusalIsAnAnswerWithItsHeaders() throws IOException {
        site.serves("/x", 429, Map.of("Retry-After", "30"), "slow down".getBytes());

        assertThat(get("x").status()).isEqualTo(429);
        assertThat(get("x").retryAfter(java.time.Instant.EPOCH)).hasSeconds(30);
    }

    private Answer get(String target) throws IOException {
        return new WebClient(site.config()).get(site.root().resolve(target), Map.of());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
