package io.paythread.privacy;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Everything that is kept of a customer, as a file for the customer. */
@Path("/v1/access-reports/{id}")
class AccessReportFileResource {
    private final AccessReports reports;
    private final Callers callers;

    AccessReportFileResource(AccessReports reports, Callers callers) {
        this.reports = reports;
        this.callers = callers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<byte[]>> fetch(@PathParam("id") String id) {
        UUID report = PublicId.parse(IdPrefix.ACCESS_REPORT, id).orElseThrow(ServiceException::notFound);
        return reports.fetch(callers.current(), report).map(content -> ResponseBuilder.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".json\"")
                .build());
    }
}
