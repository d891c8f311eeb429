package io.paythread.identity;

import io.paythread.platform.http.Parameters;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Why accounts belong together, and what people say to it. */
@Path("/v1/links")
class LinkResource {
    private final Links links;
    private final Callers callers;
    private final Pages pages;

    LinkResource(Links links, Callers callers, Pages pages) {
        this.links = links;
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    public Uni<PageView<LinkView>> list(@BeanParam LinkParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        LinkReadStore.Filter filter = query.read(parameters);
        parameters.check();
        IdentityPolicy policy = policy();
        return links.list(filter, pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, link -> LinkView.of(policy.seen(link))));
    }

    @POST
    public Uni<RestResponse<LinkView>> create(@Valid LinkRequest request) {
        IdentityPolicy policy = policy();
        return links.assertByHand(callers.current(), request.pair(), request.because())
                .map(policy::seen)
                .map(LinkView::of)
                .map(view -> ResponseBuilder.<LinkView>created(URI.create("/v1/links/" + view.id()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/{id}")
    public Uni<LinkView> get(@PathParam("id") String id) {
        return links.find(id(id)).map(policy()::seen).map(LinkView::of);
    }

    @POST
    @Path("/{id}/acceptances")
    public Uni<LinkView> accept(@PathParam("id") String id, @Valid ReasonRequest request) {
        return links.accept(callers.current(), id(id), request.because())
                .map(policy()::seen)
                .map(LinkView::of);
    }

    @POST
    @Path("/{id}/rejections")
    public Uni<LinkView> reject(@PathParam("id") String id, @Valid ReasonRequest request) {
        return links.reject(callers.current(), id(id), request.because())
                .map(policy()::seen)
                .map(LinkView::of);
    }

    @POST
    @Path("/{id}/reversals")
    public Uni<LinkView> reverse(@PathParam("id") String id, @Valid ReasonRequest request) {
        return links.reverse(callers.current(), id(id), request.because())
                .map(policy()::seen)
                .map(LinkView::of);
    }

    private IdentityPolicy policy() {
        return IdentityPolicy.of(callers.current());
    }

    private static UUID id(String text) {
        return PublicId.parse(IdPrefix.LINK, text).orElseThrow(ServiceException::notFound);
    }
}
