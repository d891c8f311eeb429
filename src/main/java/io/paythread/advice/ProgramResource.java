package io.paythread.advice;

import io.paythread.platform.http.IfMatch;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The networks' monitoring programmes and the thresholds by which months are judged. */
@Path("/v1/network-programs")
class ProgramResource {
    private final Programs programs;
    private final Callers callers;

    ProgramResource(Programs programs, Callers callers) {
        this.programs = programs;
        this.callers = callers;
    }

    @GET
    public PageView<ProgramView> list(@Context UriInfo uri) {
        return PageView.of(Page.whole(List.of(Program.values())), uri, ProgramView::of);
    }

    @GET
    @Path("/{id}/thresholds")
    public Uni<RestResponse<ProgramSettings>> thresholds(@PathParam("id") String id) {
        return programs.settings(program(id)).map(ProgramResource::answer);
    }

    @PUT
    @Path("/{id}/thresholds")
    public Uni<RestResponse<ProgramSettings>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @Valid ProgramSettings settings) {
        return programs.change(callers.current(), program(id), IfMatch.required(version), settings)
                .map(ProgramResource::answer);
    }

    private static RestResponse<ProgramSettings> answer(ProgramStore.Kept kept) {
        return ResponseBuilder.ok(kept.settings())
                .header(HttpHeaders.ETAG, IfMatch.tag(kept.version()))
                .build();
    }

    private static Program program(String id) {
        return Program.find(id).orElseThrow(ServiceException::notFound);
    }
}
