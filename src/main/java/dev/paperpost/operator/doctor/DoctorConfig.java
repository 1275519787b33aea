package dev.paperpost.operator.doctor;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** How the doctor asks. */
@ConfigMapping(prefix = "paperpost.doctor")
interface DoctorConfig {

    /** The resolver that is asked about DNS, an address with or without a port; by default the system's. */
    Optional<String> resolver();
}
