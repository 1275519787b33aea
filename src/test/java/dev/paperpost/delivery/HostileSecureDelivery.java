package dev.paperpost.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As {@link HostileDelivery}, through a relay that must offer STARTTLS and a log-in. */
public class HostileSecureDelivery extends HostileDelivery {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("quarkus.mailer.start-tls", "REQUIRED");
        overrides.put("quarkus.mailer.tls", "false");
        overrides.put("quarkus.mailer.tls-configuration-name", "relay");
        overrides.put("quarkus.mailer.login", "REQUIRED");
        overrides.put("quarkus.mailer.auth-methods", "PLAIN");
        overrides.put("quarkus.mailer.username", "paperpost");
        overrides.put("quarkus.mailer.password", "secret");
        return overrides;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        List<TestResourceEntry> resources = new ArrayList<>(super.testResources());
        resources.add(new TestResourceEntry(HostileCertificates.class));
        return resources;
    }
}
