package io.paythread.audit;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Who did what, and whether anybody has changed that since. */
@Path("/v1/audit-events")
class AuditEventResource {
    private static final String WHOLE = "[1-9][0-9]{0,17}";

    private final AuditEvents events;
    private final Pages pages;
    private final Clock clock;

    AuditEventResource(AuditEvents events, Pages pages, Clock clock) {
        this.events = events;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Uni<PageView<AuditEventView>> list(@BeanParam AuditParameters query, @Context UriInfo uri) {
        return events.list(query.filter(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, AuditEventView::of));
    }

    @GET
    @Path("/verification")
    public Uni<AuditVerificationView> verification(@QueryParam("from_seq") @Nullable String fromSeq) {
        Parameters parameters = new Parameters();
        if (fromSeq != null && !fromSeq.matches(WHOLE)) {
            parameters.refuse("from_seq", "invalid_number", "is a place in the log: a whole number from 1.");
        }
        parameters.check();
        return events.verify(fromSeq == null ? 1 : Long.parseLong(fromSeq))
                .map(verdict -> AuditVerificationView.of(verdict, clock.instant()));
    }
}
