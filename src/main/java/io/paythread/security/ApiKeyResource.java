package io.paythread.security;

import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
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
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The bearer keys of machines. */
@Path("/v1/api-keys")
class ApiKeyResource {
    private final ApiKeys keys;
    private final Callers callers;
    private final Pages pages;
    private final Clock clock;

    ApiKeyResource(ApiKeys keys, Callers callers, Pages pages, Clock clock) {
        this.keys = keys;
        this.callers = callers;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Uni<PageView<ApiKeyView>> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return keys.list(pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, key -> ApiKeyView.of(key, clock.instant())));
    }

    @POST
    public Uni<RestResponse<ApiKeyView>> create(@Valid ApiKeyRequest request) {
        return keys.create(callers.current(), request.wish()).map(this::created);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<ApiKeyView>> get(@PathParam("id") String id) {
        return keys.get(uuid(id)).map(this::ok);
    }

    @PATCH
    @Path("/{id}")
    public Uni<RestResponse<ApiKeyView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @Valid ApiKeyChangeRequest request) {
        return keys.change(callers.current(), uuid(id), IfMatch.required(version), request.wish())
                .map(this::ok);
    }

    /** Takes no version: whoever finds a leaked key ends it at once. */
    @DELETE
    @Path("/{id}")
    public Uni<RestResponse<ApiKeyView>> revoke(@PathParam("id") String id) {
        return keys.revoke(callers.current(), uuid(id)).map(this::ok);
    }

    @POST
    @Path("/{id}/rotations")
    public Uni<RestResponse<ApiKeyView>> rotate(@PathParam("id") String id, @Valid KeyRotationRequest request) {
        return keys.rotate(callers.current(), uuid(id), request.overlap()).map(this::created);
    }

    private RestResponse<ApiKeyView> ok(ApiKey key) {
        return ResponseBuilder.ok(ApiKeyView.of(key, clock.instant()))
                .header(HttpHeaders.ETAG, IfMatch.tag(key.version()))
                .build();
    }

    private RestResponse<ApiKeyView> created(ApiKeys.Issued issued) {
        ApiKeyView view = ApiKeyView.of(issued, clock.instant());
        return ResponseBuilder.<ApiKeyView>created(URI.create("/v1/api-keys/" + view.id()))
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.tag(issued.key().version()))
                .build();
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.API_KEY, id).orElseThrow(ServiceException::notFound);
    }
}
