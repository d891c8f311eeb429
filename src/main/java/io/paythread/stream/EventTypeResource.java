package io.paythread.stream;

import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.platform.problem.ServiceException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** What the feed, the stream and the webhooks tell of. */
@Path("/v1/event-types")
class EventTypeResource {
    private final FeedCatalog catalog;
    private final EventSchemas schemas;

    EventTypeResource(FeedCatalog catalog, EventSchemas schemas) {
        this.catalog = catalog;
        this.schemas = schemas;
    }

    /** All at once: there are some dozens. */
    @GET
    public PageView<EventTypeView> list(@Context UriInfo uri) {
        return PageView.of(
                Page.whole(catalog.all().stream().map(EventTypeView::of).toList()), uri);
    }

    @GET
    @Path("/{id}/schema")
    public Map<String, Object> schema(@PathParam("id") String id) {
        return catalog.find(id).flatMap(schemas::of).orElseThrow(ServiceException::notFound);
    }
}
