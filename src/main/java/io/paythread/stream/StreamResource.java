package io.paythread.stream;

import io.paythread.platform.feed.FeedCatalog;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.http.Parameters;
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.paythread.security.Standing;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The feed as it grows, as server-sent events. */
@Path("/v1/stream")
class StreamResource {
    private final Streams streams;
    private final StreamTickets tickets;
    private final FeedCatalog catalog;
    private final FeedCursors cursors;
    private final Callers callers;
    private final Standing standing;

    StreamResource(
            Streams streams,
            StreamTickets tickets,
            FeedCatalog catalog,
            FeedCursors cursors,
            Callers callers,
            Standing standing) {
        this.streams = streams;
        this.tickets = tickets;
        this.catalog = catalog;
        this.cursors = cursors;
        this.callers = callers;
        this.standing = standing;
    }

    /** Completes when the stream is over; the frames are written beside the framework, see {@link FrameWriter}. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Uni<Void> open(@BeanParam StreamParameters query, @Context RoutingContext context) {
        Caller caller = callers.current();
        Parameters parameters = new Parameters();
        FeedFilter filter = FeedParameters.filter(parameters, catalog, query.type(), query.customer(), query.source());
        StreamTickets.check(parameters, query.ticket());
        parameters.check();
        Start start = Start.read(cursors, filter, query.from(), new Start.Now());
        return streams.open(
                caller,
                filter,
                start,
                () -> standing.still(caller, context),
                outlet -> FrameWriter.write(context, outlet));
    }

    /** For browsers: their EventSource sends no header. */
    @POST
    @Path("tickets")
    @ResponseStatus(201)
    public Uni<StreamTicketView> ticket() {
        return tickets.issue(callers.current());
    }
}
