package dev.paperpost.operator;

import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.SecretFile;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The operator's secret. Made at start, so that the token file is there before the first call. */
@Startup
@Singleton
class AdminToken {

    private final byte[] token;

    AdminToken(PaperpostConfig config, SecretFile files) {
        token = config.adminToken().orElseGet(() -> files.read("admin-token")).getBytes(StandardCharsets.UTF_8);
    }

    /** In a time that does not depend on how much of it is right. */
    boolean is(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }
}
