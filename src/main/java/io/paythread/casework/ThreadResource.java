package io.paythread.casework;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
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

/** Which ticket is about what, and what people say to it. */
@Path("/v1/case-threads")
class ThreadResource {
    private final Threads threads;
    private final Callers callers;
    private final Pages pages;

    ThreadResource(Threads threads, Callers callers, Pages pages) {
        this.threads = threads;
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    public Uni<PageView<ThreadView>> list(@BeanParam ThreadParameters query, @Context UriInfo uri) {
        Caller caller = callers.current();
        return threads.page(query.read(Threads.seesElsewhere(caller)), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, ThreadView::of));
    }

    @POST
    public Uni<RestResponse<ThreadView>> create(@Valid ThreadRequest request) {
        return threads.make(callers.current(), request.ticketId(), request.named(), request.because())
                .map(ThreadView::of)
                .map(view -> ResponseBuilder.<ThreadView>created(URI.create("/v1/case-threads/" + view.id()))
                        .entity(view)
                        .build());
    }

    @GET
    @Path("/{id}")
    public Uni<ThreadView> get(@PathParam("id") String id) {
        return threads.get(callers.current(), id(id)).map(ThreadView::of);
    }

    @POST
    @Path("/{id}/confirmations")
    public Uni<ThreadView> confirm(@PathParam("id") String id, @Valid JudgementRequest request) {
        return threads.confirm(callers.current(), id(id), request.because()).map(ThreadView::of);
    }

    @POST
    @Path("/{id}/breaks")
    public Uni<ThreadView> breakUp(@PathParam("id") String id, @Valid JudgementRequest request) {
        return threads.breakUp(callers.current(), id(id), request.because()).map(ThreadView::of);
    }

    private static UUID id(String text) {
        return PublicId.parse(IdPrefix.CASE_THREAD, text).orElseThrow(ServiceException::notFound);
    }
}
