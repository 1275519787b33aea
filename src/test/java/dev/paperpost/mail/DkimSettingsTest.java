package dev.paperpost.mail;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimSettingsTest {

    private static final String KEY = base64(SigningKey.pair(2048));

    @Test
    void fourSettingsAreEnough() {
        assertThatCode(() -> check(Map.of("private-key", KEY))).doesNotThrowAnyException();
        assertThatCode(() -> check(Map.of("private-key", base64(SigningKey.pair(3072)))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsNotUsedIsNotLookedAt() {
        assertThatCode(() -> check(Map.of("enabled", "false", "private-key", "nonsense")))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyThatCannotSignIsRefusedInOneSentenceThatDoesNotRepeatIt() throws Exception {
        KeyPairGenerator curve = KeyPairGenerator.getInstance("Ed25519");
        String pem = "-----BEGIN PRIVATE KEY-----\n" + KEY + "\n-----END PRIVATE KEY-----\n";
        for (String key : new String[] {"nonsense", KEY.substring(0, 400), pem, base64(curve.generateKeyPair())}) {
            assertThatThrownBy(() -> check(Map.of("private-key", key)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .contains("quarkus.mailer.dkim.private-key", "PKCS #8", "openssl genpkey")
                    .doesNotContain("\n", key);
        }
    }

    @Test
    void aKeyOfALengthThatReceiversOrALineOfAMailDoNotTakeIsRefused() {
        assertThatThrownBy(() -> check(Map.of("private-key", base64(SigningKey.pair(512)))))
                .hasMessageContaining("512 bits");
        assertThatThrownBy(() -> check(Map.of("private-key", base64(SigningKey.pair(4096)))))
                .hasMessageContaining("4096 bits")
                .hasMessageContaining("2048");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> check(Map.of("private-key-path", "/nowhere/dkim.key")))
                .hasMessageContaining("quarkus.mailer.dkim.private-key-path")
                .hasMessageContaining("/nowhere/dkim.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"selector", "sdid"})
    void aNameThatIsMissingOrNoneIsAskedFor(String name) {
        for (String value : new String[] {"", "a b", "x; d=elsewhere.example"}) {
            assertThatThrownBy(() -> check(Map.of("private-key", KEY, name, value)))
                    .hasMessageContaining("quarkus.mailer.dkim." + name);
        }
        assertThatThrownBy(() -> check(Map.of())).hasMessageContaining("quarkus.mailer.dkim.private-key");
    }

    private static void check(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>();
        try (InputStream shipped = DkimSettingsTest.class.getResourceAsStream("/application.properties")) {
            Properties properties = new Properties();
            properties.load(shipped);
            all.put("quarkus.mailer.dkim.signed-headers", properties.getProperty("quarkus.mailer.dkim.signed-headers"));
        }
        all.put("quarkus.mailer.dkim.enabled", "true");
        all.put("quarkus.mailer.dkim.sdid", "paperpost.example");
        all.put("quarkus.mailer.dkim.selector", "s1");
        settings.forEach((name, value) -> all.put("quarkus.mailer.dkim." + name, value));
        DkimSettings.check(new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(MailersRuntimeConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 500))
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(MailersRuntimeConfig.class)
                .mailers()
                .get("<default>")
                .dkim());
    }

    private static String base64(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }
}
