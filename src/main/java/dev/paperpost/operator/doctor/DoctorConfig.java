package dev.paperpost.operator.doctor;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Makes the setting known to the service; the doctor reads it by its name, since it runs without the service as well. */
@ConfigMapping(prefix = "paperpost.doctor")
interface DoctorConfig {

    /** The resolver that is asked about DNS, an address with or without a port; by default the system's. */
    Optional<String> resolver();
}
