package io.paythread.projection;

import io.paythread.job.JobAnswers;
import io.paythread.job.JobView;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Replaying many events. */
@Path("/v1/replays")
class ReplayResource {
    private final Replays replays;
    private final JobAnswers answers;
    private final Callers callers;

    ReplayResource(Replays replays, JobAnswers answers, Callers callers) {
        this.replays = replays;
        this.answers = answers;
        this.callers = callers;
    }

    @POST
    public Uni<RestResponse<JobView>> start(@Valid ReplayRequest request) {
        return replays.start(callers.current(), request.filter().read()).map(answers::accepted);
    }
}
