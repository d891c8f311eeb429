package io.paythread.reconcile;

import io.paythread.job.JobAnswers;
import io.paythread.job.JobView;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestResponse;

/** Comparing a source with its provider. */
@Path("/v1/reconciliations")
class ReconciliationResource {
    private final Reconciliations reconciliations;
    private final ReconciliationJob kind;
    private final JobAnswers answers;
    private final Callers callers;
    private final ReconcileConfig config;
    private final Clock clock;

    ReconciliationResource(
            Reconciliations reconciliations,
            ReconciliationJob kind,
            JobAnswers answers,
            Callers callers,
            ReconcileConfig config,
            Clock clock) {
        this.reconciliations = reconciliations;
        this.kind = kind;
        this.answers = answers;
        this.callers = callers;
        this.config = config;
        this.clock = clock;
    }

    @POST
    public Uni<RestResponse<JobView>> start(@Valid RangeRequest request) {
        return reconciliations
                .start(callers.current(), kind, request.wish(clock.instant().minus(config.settle())))
                .map(answers::accepted);
    }
}
