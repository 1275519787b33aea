package dev.paperpost.web;

import dev.paperpost.platform.TestDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Limits that a test can reach, behind a proxy that says where requests come from. */
public class StrictLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "paperpost.webhooks.allow-own-network",
                "false",
                "quarkus.http.proxy.proxy-address-forwarding",
                "true",
                "paperpost.limits.network",
                "6",
                "paperpost.limits.unproven",
                "3",
                "paperpost.limits.domain",
                "4",
                "paperpost.limits.total",
                "9",
                "paperpost.limits.preview",
                "5");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(TestDatabase.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
