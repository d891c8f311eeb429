package io.paythread.ingest;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** Events that became no facts, by reason. */
@Path("/v1/inbound-event-groups")
class InboundEventGroupResource {
    private final InboundEvents events;

    InboundEventGroupResource(InboundEvents events) {
        this.events = events;
    }

    @GET
    public Uni<PageView<InboundEventGroupView>> list(
            @BeanParam InboundEventGroupParameters query, @Context UriInfo uri) {
        return events.groups(query.filter())
                .map(groups -> PageView.of(
                        Page.whole(
                                groups.stream().map(InboundEventGroupView::of).toList()),
                        uri));
    }
}
