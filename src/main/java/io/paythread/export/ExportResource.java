package io.paythread.export;

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
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Lists as files. */
@Path("/v1/exports")
class ExportResource {
    private final Exports exports;
    private final Callers callers;

    ExportResource(Exports exports, Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    @POST
    public Uni<RestResponse<ExportView>> start(@Valid ExportRequest request) {
        return exports.start(callers.current(), request)
                .map(ExportView::of)
                .map(view -> ResponseBuilder.<ExportView>create(RestResponse.Status.ACCEPTED, view)
                        .header(HttpHeaders.LOCATION, "/v1/jobs/" + view.job())
                        .build());
    }

    @GET
    @Path("/{id}")
    public Uni<ExportView> get(@PathParam("id") String id) {
        return exports.find(callers.current(), uuid(id)).map(ExportView::of);
    }

    static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.EXPORT, id).orElseThrow(ServiceException::notFound);
    }
}
