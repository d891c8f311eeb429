package io.paythread.delivery;

import io.paythread.platform.feed.FeedCatalog;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where changes are sent to. */
@Path("/v1/webhook-endpoints")
class EndpointResource {
    private final Endpoints endpoints;
    private final Messages messages;
    private final FeedCatalog catalog;
    private final Callers callers;
    private final Pages pages;
    private final Clock clock;

    EndpointResource(
            Endpoints endpoints, Messages messages, FeedCatalog catalog, Callers callers, Pages pages, Clock clock) {
        this.endpoints = endpoints;
        this.messages = messages;
        this.catalog = catalog;
        this.callers = callers;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Uni<PageView<EndpointView>> list(@BeanParam EndpointParameters query, @Context UriInfo uri) {
        return endpoints
                .list(query.wantedState(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, EndpointView::of));
    }

    @POST
    public Uni<RestResponse<EndpointView>> create(@Valid EndpointRequest request) {
        return endpoints.create(callers.current(), request.wish(catalog)).map(EndpointResource::created);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<EndpointView>> get(@PathParam("id") String id) {
        return endpoints.get(uuid(id)).map(EndpointResource::ok);
    }

    @PATCH
    @Path("/{id}")
    public Uni<RestResponse<EndpointView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @Valid EndpointChangeRequest request) {
        return endpoints
                .change(callers.current(), uuid(id), IfMatch.required(version), request.change(catalog))
                .map(EndpointResource::ok);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return endpoints.delete(callers.current(), uuid(id), IfMatch.required(version));
    }

    @POST
    @Path("/{id}/secret-rotations")
    public Uni<RestResponse<EndpointView>> rotate(@PathParam("id") String id, @Valid RotationRequest request) {
        return endpoints.rotate(callers.current(), uuid(id), request.overlap()).map(EndpointResource::created);
    }

    @POST
    @Path("/{id}/test-deliveries")
    public Uni<RestResponse<MessageView>> test(@PathParam("id") String id) {
        return messages.test(callers.current(), uuid(id)).map(MessageResource::accepted);
    }

    @POST
    @Path("/{id}/recoveries")
    public Uni<RestResponse<RecoveryView>> recover(@PathParam("id") String id, @Valid RecoveryRequest request) {
        MessageStore.Range range = request.range(uuid(id), clock.instant());
        return messages.recover(callers.current(), range)
                .map(count -> ResponseBuilder.<RecoveryView>create(RestResponse.Status.ACCEPTED)
                        .entity(new RecoveryView("webhook_recovery", id, range.since(), range.until(), count))
                        .build());
    }

    private static RestResponse<EndpointView> ok(Endpoint endpoint) {
        return ResponseBuilder.ok(EndpointView.of(endpoint))
                .header(HttpHeaders.ETAG, IfMatch.tag(endpoint.version()))
                .build();
    }

    private static RestResponse<EndpointView> created(Endpoints.Issued issued) {
        EndpointView view = EndpointView.of(issued);
        return ResponseBuilder.<EndpointView>created(URI.create("/v1/webhook-endpoints/" + view.id()))
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.tag(issued.endpoint().version()))
                .build();
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.WEBHOOK_ENDPOINT, id).orElseThrow(ServiceException::notFound);
    }
}
