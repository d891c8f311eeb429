package io.paythread.privacy;

import io.paythread.job.JobAnswers;
import io.paythread.job.JobView;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jboss.resteasy.reactive.RestResponse;

/** Begins to collect everything that is kept of a customer. */
@Path("/v1/customers/{id}/access-reports")
class AccessReportResource {
    private final AccessReports reports;
    private final Callers callers;
    private final JobAnswers answers;

    AccessReportResource(AccessReports reports, Callers callers, JobAnswers answers) {
        this.reports = reports;
        this.callers = callers;
        this.answers = answers;
    }

    @POST
    public Uni<RestResponse<JobView>> start(@PathParam("id") String id, @Valid AccessReportRequest request) {
        return reports.start(callers.current(), ErasureResource.customer(id), request.because())
                .map(answers::accepted);
    }
}
