package io.paythread.security;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds operations by their route. */
@Singleton
class Operations {
    private final Map<String, Operation> byRoute;
    /** Those of {@code /v1} that need no credential. Only fixed paths: a pattern might match more than was meant. */
    private final Set<String> openRoutes;

    Operations() {
        this(OperationTable.ALL);
    }

    Operations(List<Operation> all) {
        byRoute = all.stream().collect(Collectors.toUnmodifiableMap(Operation::route, Function.identity()));
        openRoutes = all.stream()
                .filter(operation -> operation.access() == Operation.Access.PUBLIC)
                .map(Operation::route)
                .filter(route -> route.indexOf('{') < 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The operation of that method and path as they are written in the code. */
    Optional<Operation> find(String route) {
        return Optional.ofNullable(byRoute.get(route));
    }

    /** Whether a request needs no credential to go on. What it then reaches is judged again. */
    boolean isOpen(HttpMethod method, String path) {
        return openRoutes.contains(method.name() + " " + path);
    }
}
