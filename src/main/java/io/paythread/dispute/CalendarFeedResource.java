package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Addresses under which calendars read the deadlines of disputes. */
@Path("/v1/calendar-feeds")
class CalendarFeedResource {
    private static final int CREATED = 201;

    private final CalendarFeeds feeds;
    private final Callers callers;

    CalendarFeedResource(CalendarFeeds feeds, Callers callers) {
        this.feeds = feeds;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<CalendarFeedView>> list(@Context UriInfo uri) {
        return feeds.list().map(all -> PageView.of(Page.whole(all), uri, CalendarFeedView::of));
    }

    @POST
    @ResponseStatus(CREATED)
    public Uni<CalendarFeedView> create() {
        return feeds.create(callers.current());
    }

    @DELETE
    @Path("/{id}")
    public Uni<Void> revoke(@PathParam("id") String id) {
        UUID feed = PublicId.parse(IdPrefix.CALENDAR_FEED, id).orElseThrow(ServiceException::notFound);
        return feeds.revoke(callers.current(), feed, id);
    }
}
