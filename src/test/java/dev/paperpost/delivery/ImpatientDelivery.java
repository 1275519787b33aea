package dev.paperpost.delivery;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Real delivery with waits short enough for tests, plain mails, and a port for a hostile server. */
public class ImpatientDelivery implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "paperpost.data-dir", "target/delivery-data",
                "paperpost.delivery.send-timeout", "1500ms",
                "paperpost.delivery.lease", "10s",
                "paperpost.delivery.backoff-base", "40ms",
                "paperpost.delivery.backoff-cap", "200ms",
                "paperpost.delivery.pause", "20ms",
                "paperpost.delivery.stop-within", "300ms",
                "paperpost.mail.bounce-domain", "bounces.paperpost.example",
                "quarkus.mailer.from", "Digest, The <digest@paperpost.example>");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PlainComposition.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class), new TestResourceEntry(HostileSmtpPort.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
