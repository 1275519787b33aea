package dev.paperpost.delivery;

import java.util.HashMap;
import java.util.Map;

/** As {@link ImpatientDelivery}, without the emergency stop, which a table of refusals would set off. */
public class HostileDelivery extends ImpatientDelivery {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("paperpost.delivery.policy-refusals", "2");
        return overrides;
    }
}
