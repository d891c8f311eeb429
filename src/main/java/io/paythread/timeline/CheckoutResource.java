package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.page.PageView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Checkouts, finished or not. */
@Path("/v1/checkouts")
class CheckoutResource {
    private final ObjectAnswers answers;

    CheckoutResource(ObjectAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Uni<PageView<CheckoutView>> list(
            @BeanParam CheckoutParameters checkout, @BeanParam ListParameters query, @Context UriInfo uri) {
        return answers.list(
                ObjectType.CHECKOUT, query, "status", checkout.status(), uri, CheckoutView::of, ObjectType.PAYMENT);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<CheckoutView>> get(@PathParam("id") String id) {
        return answers.one(ObjectType.CHECKOUT, id, CheckoutView::of, ObjectType.PAYMENT);
    }
}
