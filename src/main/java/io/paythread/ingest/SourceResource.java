package io.paythread.ingest;

import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The connected accounts at providers. */
@Path("/v1/sources")
class SourceResource {
    private static final List<SourceState> PRESENT = List.of(SourceState.ACTIVE, SourceState.PAUSED);

    private final Sources sources;
    private final SourceHealths healths;
    private final Pages pages;
    private final Callers callers;

    SourceResource(Sources sources, SourceHealths healths, Pages pages, Callers callers) {
        this.sources = sources;
        this.healths = healths;
        this.pages = pages;
        this.callers = callers;
    }

    /** Deleted ones only where the filter asks for them. */
    @GET
    public Uni<PageView<SourceView>> list(
            @QueryParam("state") @Nullable SourceState state,
            @QueryParam("name") @Pattern(regexp = SourceRequest.NAME, message = SourceRequest.NAME_RULE) @Nullable
                    String name,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        List<SourceState> states = state == null ? PRESENT : List.of(state);
        return sources.list(pages.read(uri, PageBounds.LIST), states, Optional.ofNullable(name))
                .map(page -> PageView.of(page, uri, SourceView::of));
    }

    @POST
    public Uni<RestResponse<SourceView>> create(@Valid SourceRequest request) {
        return sources.create(callers.current(), request.wish()).map(SourceResource::created);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<SourceView>> get(@PathParam("id") String id) {
        return sources.get(uuid(id)).map(SourceResource::ok);
    }

    @PATCH
    @Path("/{id}")
    public Uni<RestResponse<SourceView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @Valid SourceChangeRequest request) {
        return sources.change(callers.current(), uuid(id), IfMatch.required(version), request.change())
                .map(SourceResource::ok);
    }

    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<SourceView>> delete(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return sources.delete(callers.current(), uuid(id), IfMatch.required(version))
                .map(SourceResource::ok);
    }

    @POST
    @Path("/{id}/secret-rotations")
    public Uni<RestResponse<SourceView>> rotate(@PathParam("id") String id, @Valid SecretRotationRequest request) {
        return sources.rotate(callers.current(), uuid(id), request.secret(), request.overlap())
                .map(SourceResource::created);
    }

    @GET
    @Path("/{id}/health")
    public Uni<SourceHealthView> health(@PathParam("id") String id) {
        return sources.get(uuid(id)).chain(healths::of);
    }

    private static RestResponse<SourceView> ok(Source source) {
        return ResponseBuilder.ok(SourceView.of(source))
                .header(HttpHeaders.ETAG, IfMatch.tag(source.version()))
                .build();
    }

    private static RestResponse<SourceView> created(Source source) {
        SourceView view = SourceView.of(source);
        return ResponseBuilder.<SourceView>created(URI.create("/v1/sources/" + view.id()))
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.tag(source.version()))
                .build();
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.SOURCE, id).orElseThrow(ServiceException::notFound);
    }
}
