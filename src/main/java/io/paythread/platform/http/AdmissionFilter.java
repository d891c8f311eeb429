package io.paythread.platform.http;

import io.paythread.platform.problem.Faults;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Asks the {@link Admission} and holds the request until it has answered. */
@Singleton
class AdmissionFilter {
    private final Instance<Admission> admission;

    AdmissionFilter(Instance<Admission> admission) {
        this.admission = admission;
    }

    void register(@Observes Filters filters) {
        // More than one is a mistake that stops the start: none of them may be passed over.
        if (!admission.isUnsatisfied()) {
            Admission gate = admission.get();
            filters.register(context -> handle(gate, context), Priorities.ADMISSION);
        }
    }

    private static void handle(Admission gate, RoutingContext context) {
        if (!Paths.isApi(context.normalizedPath())) {
            context.next();
            return;
        }
        // Bytes that arrive while the key is looked up wait in the socket.
        context.request().pause();
        Uni.createFrom()
                .deferred(() -> gate.admit(context))
                .subscribe()
                .with(
                        // Whoever reads the body resumes the request. Resumed here, one without a body would have
                        // ended before the resource looks at it, which HTTP/2 takes for an error.
                        admitted -> context.next(),
                        refused -> {
                            context.request().resume();
                            context.fail(Faults.of(refused));
                        });
    }
}
