package dev.paperpost.operator;

import dev.paperpost.web.BearerToken;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets only the operator in. */
@Provider
@OperatorOnly
class OperatorFilter implements ContainerRequestFilter {

    /** Filters are made before the configuration can be read. */
    private final Instance<AdminToken> token;

    OperatorFilter(Instance<AdminToken> token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!token.get().is(BearerToken.of(request.getHeaderString("Authorization")))) {
            throw BearerToken.refused("This is not the operator's token. It is in the file admin-token of the data"
                    + " directory, or what PAPERPOST_ADMIN_TOKEN was set to.");
        }
    }
}
