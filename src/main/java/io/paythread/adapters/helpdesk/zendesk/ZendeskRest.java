package io.paythread.adapters.helpdesk.zendesk;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Zendesk's API reference: Incremental Exports, Ticket Comments, Users. */
interface ZendeskRest {
    /** Tickets or users by the time of their last change, oldest first. */
    @GET
    @Path("/api/v2/incremental/{list}/cursor.json")
    Uni<byte[]> export(
            @HeaderParam("Authorization") String key,
            @PathParam("list") String list,
            @QueryParam("per_page") int limit,
            @QueryParam("start_time") @Nullable Long from,
            @QueryParam("cursor") @Nullable String cursor);

    /** What was done to tickets, oldest first. */
    @GET
    @Path("/api/v2/incremental/ticket_events.json")
    Uni<byte[]> ticketEvents(@HeaderParam("Authorization") String key, @QueryParam("start_time") long from);

    /** The comments of a ticket, oldest first, with who wrote them. */
    @GET
    @Path("/api/v2/tickets/{id}/comments.json")
    Uni<byte[]> comments(
            @HeaderParam("Authorization") String key,
            @PathParam("id") String ticket,
            @QueryParam("include") String include,
            @QueryParam("page[size]") int limit,
            @QueryParam("page[after]") @Nullable String after);

    /** One user. */
    @GET
    @Path("/api/v2/users/{id}.json")
    Uni<byte[]> user(@HeaderParam("Authorization") String key, @PathParam("id") String user);
}
