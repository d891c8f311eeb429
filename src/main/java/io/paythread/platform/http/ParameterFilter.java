package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that an operation does not declare, and those without a value or with several where one is
 * read: a misspelt or an empty filter would otherwise be ignored, and the caller would take the whole list for the
 * filtered one.
 */
class ParameterFilter {
    /** One entry per resource method. */
    private final ConcurrentMap<Method, KnownParameters> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo request) {
        String query = request.getRequestUri().getRawQuery();
        if (query != null && query.indexOf(';') >= 0) {
            // The framework ends a parameter there and others do not: one address would mean two things.
            throw new ServiceException(
                    ErrorCode.INVALID_REQUEST,
                    "Parameters are separated by &. A semicolon that belongs to a value is percent-encoded.");
        }
        var given = request.getQueryParameters();
        if (!given.isEmpty()) {
            known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of)
                    .check(given);
        }
    }
}
