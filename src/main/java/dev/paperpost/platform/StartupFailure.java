package dev.paperpost.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Finds in a failed start the sentence that tells the operator what to mend. */
class StartupFailure {

    private StartupFailure() {}

    static String explain(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            if (cause instanceof ConfigurationException || cause instanceof ConfigValidationException) {
                break;
            }
            cause = cause.getCause();
        }
        if (cause instanceof BindException || failure.getClass().getSimpleName().contains("PortAlreadyBound")) {
            String port = ConfigProvider.getConfig()
                    .getOptionalValue("quarkus.http.port", String.class)
                    .orElse("8080");
            return "port " + port
                    + " is in use by another program. Stop that program or set QUARKUS_HTTP_PORT to a free port.";
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
