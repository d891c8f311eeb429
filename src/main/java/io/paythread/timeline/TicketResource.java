package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.security.Caller;
import io.paythread.security.Callers;
import io.paythread.timeline.Objects.Found;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Tickets and what was written in them. */
@Path("/v1/tickets")
class TicketResource {
    private final ObjectAnswers answers;
    private final Mentions mentions;
    private final Callers callers;

    TicketResource(ObjectAnswers answers, Mentions mentions, Callers callers) {
        this.answers = answers;
        this.mentions = mentions;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<TicketView>> list(
            @BeanParam TicketParameters ticket, @BeanParam ListParameters query, @Context UriInfo uri) {
        return answers.list(
                ObjectType.TICKET,
                query,
                "state",
                ticket.state(),
                uri,
                (found, row) -> TicketView.brief(row, found.annexes(row)));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<TicketView>> get(@PathParam("id") String id) {
        return answers.find(callers.current(), ObjectType.TICKET, id)
                .chain(found -> mentions.of(found.only()).map(mentioned -> answer(id, found, mentioned)));
    }

    private static RestResponse<TicketView> answer(String id, Found found, List<EntryView.LinkView> mentioned) {
        ObjectRow row = found.only();
        TicketView view = TicketView.of(row, mentioned, found.annexes(row));
        return ObjectAnswers.answer(ObjectAnswers.parse(ObjectType.TICKET, id), row, view);
    }

    /** Oldest first, as a conversation is read. */
    @GET
    @Path("/{id}/messages")
    public Uni<PageView<MessageView>> messages(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit,
            @Context UriInfo uri) {
        Caller caller = callers.current();
        return answers.find(caller, ObjectType.TICKET, id).chain(found -> {
            ObjectRow ticket = found.only();
            String ticketId = PublicIds.of(ObjectType.TICKET, ticket.id()).orElse(id);
            return answers.within(
                    caller,
                    ObjectFilter.messagesOf(ticket),
                    uri,
                    PageBounds.LIST,
                    (messages, row) -> MessageView.of(row, ticketId));
        });
    }

    @GET
    @Path("/{id}/timeline")
    public Uni<TimelineView> timeline(
            @PathParam("id") String id, @BeanParam TimelineParameters query, @Context UriInfo uri) {
        return answers.timeline(ObjectType.TICKET, id, query, uri, true);
    }
}
