package io.paythread.identity;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Joinings of customers, and how to take them back. */
@Path("/v1/merges/{id}")
class MergeResource {
    private final Customers customers;
    private final Callers callers;

    MergeResource(Customers customers, Callers callers) {
        this.customers = customers;
        this.callers = callers;
    }

    @GET
    public Uni<MergeView> get(@PathParam("id") String id) {
        return customers.findMerge(id(id)).map(policy()::seen).map(MergeView::of);
    }

    @POST
    @Path("/reversals")
    public Uni<MergeView> reverse(@PathParam("id") String id, @Valid ReasonRequest request) {
        return customers
                .reverseMerge(callers.current(), id(id), request.because())
                .map(policy()::seen)
                .map(MergeView::of);
    }

    private IdentityPolicy policy() {
        return IdentityPolicy.of(callers.current());
    }

    private static UUID id(String text) {
        return PublicId.parse(IdPrefix.MERGE, text).orElseThrow(ServiceException::notFound);
    }
}
