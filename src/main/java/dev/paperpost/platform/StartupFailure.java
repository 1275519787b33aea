package dev.paperpost.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;

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
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
