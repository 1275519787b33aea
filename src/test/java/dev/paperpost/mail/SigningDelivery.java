package dev.paperpost.mail;

import dev.paperpost.delivery.ImpatientDelivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@link ImpatientDelivery} by a service that signs. */
public class SigningDelivery extends ImpatientDelivery {

    /** Patient enough for the first signature on a busy machine; nothing here tests time. */
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
        settings.put("paperpost.delivery.send-timeout", "20s");
        settings.put("paperpost.delivery.lease", "60s");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return Stream.concat(super.testResources().stream(), Stream.of(new TestResourceEntry(SigningKey.class)))
                .toList();
    }
}
