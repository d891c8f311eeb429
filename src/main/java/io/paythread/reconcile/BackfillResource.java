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

/** Fetching what a provider has of the past. */
@Path("/v1/backfills")
class BackfillResource {
    private final Reconciliations reconciliations;
    private final BackfillJob kind;
    private final JobAnswers answers;
    private final Callers callers;
    private final Clock clock;

    BackfillResource(
            Reconciliations reconciliations, BackfillJob kind, JobAnswers answers, Callers callers, Clock clock) {
        this.reconciliations = reconciliations;
        this.kind = kind;
        this.answers = answers;
        this.callers = callers;
        this.clock = clock;
    }

    @POST
    public Uni<RestResponse<JobView>> start(@Valid BackfillRequest request) {
        return reconciliations
                .start(callers.current(), kind, request.wish(clock.instant()))
                .map(answers::accepted);
    }
}
