package io.paythread.delivery;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What was sent, and what came of it. */
@Path("/v1/webhook-messages")
class MessageResource {
    private final Messages messages;
    private final Callers callers;
    private final Pages pages;

    MessageResource(Messages messages, Callers callers, Pages pages) {
        this.messages = messages;
        this.callers = callers;
        this.pages = pages;
    }

    @GET
    public Uni<PageView<MessageView>> list(@BeanParam MessageParameters query, @Context UriInfo uri) {
        return messages.list(query.filter(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, MessageView::of));
    }

    @GET
    @Path("/{id}")
    public Uni<MessageView> get(@PathParam("id") String id) {
        return messages.get(uuid(id)).map(MessageView::of);
    }

    @POST
    @Path("/{id}/attempts")
    public Uni<RestResponse<MessageView>> resend(@PathParam("id") String id) {
        return messages.resend(callers.current(), uuid(id)).map(MessageResource::accepted);
    }

    /** It is on its way. */
    static RestResponse<MessageView> accepted(Message message) {
        return ResponseBuilder.<MessageView>create(RestResponse.Status.ACCEPTED)
                .entity(MessageView.of(message))
                .header(HttpHeaders.LOCATION, "/v1/webhook-messages/" + message.publicId())
                .build();
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.WEBHOOK_MESSAGE, id).orElseThrow(ServiceException::notFound);
    }
}
