package io.paythread.privacy;

import io.paythread.job.JobAnswers;
import io.paythread.job.JobView;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Everything that is kept of a customer, for the customer. */
@Path("/v1")
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
    @Path("/customers/{id}/access-reports")
    public Uni<RestResponse<JobView>> start(@PathParam("id") String id, @Valid AccessReportRequest request) {
        return reports.start(callers.current(), ErasureResource.customer(id), request.because())
                .map(answers::accepted);
    }

    @GET
    @Path("/access-reports/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<byte[]>> fetch(@PathParam("id") String id) {
        UUID report = PublicId.parse(IdPrefix.ACCESS_REPORT, id).orElseThrow(ServiceException::notFound);
        return reports.fetch(callers.current(), report).map(content -> ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".json\"")
                .build());
    }
}
