package dev.paperpost.operator;

import dev.paperpost.platform.PaperpostConfig;
import dev.paperpost.platform.SecretFile;
import dev.paperpost.web.BearerToken;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets only the operator in. Made at start, so that the token file is there before the first call. */
@Provider
@OperatorOnly
@Startup
@Singleton
class AdminToken implements ContainerRequestFilter {

    private final byte[] token;

    AdminToken(PaperpostConfig config, SecretFile files) {
        token = config.adminToken().orElseGet(() -> files.read("admin-token")).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        byte[] given = BearerToken.of(request.getHeaderString("Authorization")).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(token, given)) {
            throw BearerToken.refused("This is not the operator's token. It is in the file admin-token of the data"
                    + " directory, or what PAPERPOST_ADMIN_TOKEN was set to.");
        }
    }
}
