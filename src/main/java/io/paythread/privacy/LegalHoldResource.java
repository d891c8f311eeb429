package io.paythread.privacy;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.PageBounds;
import io.paythread.platform.page.PageView;
import io.paythread.platform.page.Pages;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Legal holds. */
@Path("/v1/legal-holds")
class LegalHoldResource {
    private final LegalHolds holds;
    private final Callers callers;
    private final Pages pages;
    private final Clock clock;

    LegalHoldResource(LegalHolds holds, Callers callers, Pages pages, Clock clock) {
        this.holds = holds;
        this.callers = callers;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    public Uni<PageView<LegalHoldView>> list(@BeanParam LegalHoldParameters query, @Context UriInfo uri) {
        return holds.list(query.whose(), pages.read(uri, PageBounds.LIST))
                .map(page -> PageView.of(page, uri, hold -> LegalHoldView.of(hold, clock.instant())));
    }

    @POST
    public Uni<RestResponse<LegalHoldView>> place(@Valid LegalHoldRequest request) {
        return holds.place(callers.current(), request.whose(), request.because(), Optional.ofNullable(request.endsAt()))
                .map(hold -> ResponseBuilder.create(
                                RestResponse.Status.CREATED, LegalHoldView.of(hold, clock.instant()))
                        .build());
    }

    @DELETE
    @Path("/{id}")
    public Uni<LegalHoldView> release(@PathParam("id") String id) {
        return holds.release(callers.current(), uuid(id)).map(hold -> LegalHoldView.of(hold, clock.instant()));
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.LEGAL_HOLD, id).orElseThrow(ServiceException::notFound);
    }
}
