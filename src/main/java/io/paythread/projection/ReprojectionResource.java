package io.paythread.projection;

import io.paythread.job.JobAnswers;
import io.paythread.job.JobView;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Projecting everything anew. */
@Path("/v1/reprojections")
class ReprojectionResource {
    private final Reprojections reprojections;
    private final JobAnswers answers;
    private final Callers callers;

    ReprojectionResource(Reprojections reprojections, JobAnswers answers, Callers callers) {
        this.reprojections = reprojections;
        this.answers = answers;
        this.callers = callers;
    }

    @POST
    public Uni<RestResponse<JobView>> start() {
        return reprojections.start(callers.current()).map(answers::accepted);
    }
}
