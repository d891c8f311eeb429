package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** What providers sent, and what became of it. */
@Path("/v1/inbound-events")
class InboundEventResource {
    private final InboundEvents events;
    private final Pages pages;
    private final Callers callers;

    InboundEventResource(InboundEvents events, Pages pages, Callers callers) {
        this.events = events;
        this.pages = pages;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<InboundEventView>> list(@BeanParam InboundEventParameters query, @Context UriInfo uri) {
        return events.page(query.filter(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, InboundEventView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<InboundEventView> get(@PathParam("id") String id) {
        return events.get(uuid(id)).map(InboundEventView::of);
    }

    @GET
    @Path("/{id}/payload")
    public Uni<PayloadView> payload(@PathParam("id") String id) {
        return events.payload(uuid(id)).map(shape -> PayloadView.of(uuid(id), shape));
    }

    /** The stored bytes, exactly; not JSON in every case, hence never shown as such. */
    @GET
    @Path("/{id}/body")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Uni<byte[]> body(@PathParam("id") String id) {
        return events.body(callers.current(), uuid(id));
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.INBOUND_EVENT, id).orElseThrow(ServiceException::notFound);
    }
}
