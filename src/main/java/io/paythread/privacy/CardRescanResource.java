package io.paythread.privacy;

import io.paythread.job.JobAnswers;
import io.paythread.job.JobView;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/** Searching stored text for card data again. */
@Path("/v1/card-rescans")
class CardRescanResource {
    private final CardRescans rescans;
    private final JobAnswers answers;
    private final Callers callers;

    CardRescanResource(CardRescans rescans, JobAnswers answers, Callers callers) {
        this.rescans = rescans;
        this.answers = answers;
        this.callers = callers;
    }

    @POST
    public Uni<RestResponse<JobView>> start() {
        return rescans.start(callers.current()).map(answers::accepted);
    }
}
