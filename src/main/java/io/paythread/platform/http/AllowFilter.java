package io.paythread.platform.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Names the right methods where the wrong one was used. */
class AllowFilter {
    private static final int METHOD_NOT_ALLOWED = 405;

    private final AllowedMethods methods;

    AllowFilter(AllowedMethods methods) {
        this.methods = methods;
    }

    @ServerResponseFilter
    void name(ContainerResponseContext response, UriInfo request) {
        if (response.getStatus() == METHOD_NOT_ALLOWED) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, methods.of(request.getPath()));
        }
    }
}
