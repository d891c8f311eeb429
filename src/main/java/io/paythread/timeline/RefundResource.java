package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.PageView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Refunds: every one, and one with the payment that it belongs to. */
@Path("/v1/refunds")
class RefundResource {
    private final ObjectAnswers answers;

    RefundResource(ObjectAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Uni<PageView<RefundView>> list(
            @BeanParam ListParameters query, @QueryParam("status") @Nullable String status, @Context UriInfo uri) {
        return answers.list(ObjectType.REFUND, query, "status", status, uri, RefundView::of, ObjectType.PAYMENT);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<RefundView>> get(@PathParam("id") String id) {
        return answers.one(ObjectType.REFUND, id, RefundView::of, ObjectType.PAYMENT);
    }
}
