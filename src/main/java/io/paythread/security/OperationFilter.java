package io.paythread.security;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a caller through to the operations that its scopes allow. Judges the method that will really run, not the address
 * that was asked for, and does so before parameters and body are looked at.
 */
class OperationFilter {
    /** Before every other filter. */
    private static final int FIRST = 100;

    private static final Logger LOG = Logger.getLogger(OperationFilter.class);

    private final Operations operations;
    private final Callers callers;
    private final RecentLogin recentLogin;
    /** One entry per resource method. */
    private final ConcurrentMap<Method, Optional<Operation>> known = new ConcurrentHashMap<>();

    OperationFilter(Operations operations, Callers callers, RecentLogin recentLogin) {
        this.operations = operations;
        this.callers = callers;
        this.recentLogin = recentLogin;
    }

    @ServerRequestFilter(priority = FIRST)
    void check(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        Operation operation = known.computeIfAbsent(method, found -> find(resource.getResourceClass(), found))
                .orElseThrow(Refusals::unlisted);
        if (operation.access() != Operation.Access.PUBLIC) {
            check(operation, callers.find().orElseThrow(Refusals::anonymous));
        }
    }

    private void check(Operation operation, Caller caller) {
        if (operation.access() == Operation.Access.PERSON
                && !caller.credential().isPerson()) {
            throw Refusals.machine();
        }
        operation.scope().filter(scope -> !caller.may(scope)).ifPresent(scope -> {
            throw Refusals.missing(scope);
        });
        if (operation.recentLogin()) {
            recentLogin.require(caller);
        }
    }

    private Optional<Operation> find(Class<?> resource, Method method) {
        Optional<Operation> found = ResourceRoutes.of(resource, method).flatMap(operations::find);
        if (found.isEmpty()) {
            LOG.errorf("operation stands in no table class=%s method=%s", resource.getSimpleName(), method.getName());
        }
        return found;
    }
}
