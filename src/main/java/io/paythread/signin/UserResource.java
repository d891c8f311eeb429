package io.paythread.signin;

import io.paythread.platform.http.IfMatch;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The people who may sign in. */
@Path("/v1/users")
class UserResource {
    private final Users users;
    private final Pages pages;
    private final Callers callers;

    UserResource(Users users, Pages pages, Callers callers) {
        this.users = users;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<UserView>> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        return users.list(pages.read(uri, PageBounds.LIST)).map(page -> PageView.of(page, uri, UserView::of));
    }

    @POST
    public Uni<RestResponse<UserView>> create(UserRequest request) {
        return users.create(callers.current(), request.wish()).map(UserResource::created);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<UserView>> get(@PathParam("id") String id) {
        return users.get(uuid(id)).map(UserResource::ok);
    }

    @PATCH
    @Path("/{id}")
    public Uni<RestResponse<UserView>> change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            UserChangeRequest request) {
        return users.change(callers.current(), uuid(id), IfMatch.required(version), request.change())
                .map(UserResource::ok);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version) {
        return users.delete(callers.current(), uuid(id), IfMatch.required(version));
    }

    private static RestResponse<UserView> ok(User user) {
        return ResponseBuilder.ok(UserView.of(user))
                .header(HttpHeaders.ETAG, IfMatch.tag(user.version()))
                .build();
    }

    private static RestResponse<UserView> created(User user) {
        return ResponseBuilder.<UserView>created(URI.create("/v1/users/" + user.publicId()))
                .entity(UserView.of(user))
                .header(HttpHeaders.ETAG, IfMatch.tag(user.version()))
                .build();
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.USER, id).orElseThrow(ServiceException::notFound);
    }
}
