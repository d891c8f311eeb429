package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageView;
import io.paythread.security.Callers;
import io.paythread.security.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Payments, each with its attempts, refunds and disputes. */
@Path("/v1/payments")
class PaymentResource {
    private final ObjectAnswers answers;
    private final Callers callers;

    PaymentResource(ObjectAnswers answers, Callers callers) {
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    public Uni<PageView<PaymentView>> list(
            @BeanParam PaymentParameters payment, @BeanParam ListParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        ObjectFilter filter = query.read(parameters, ObjectType.PAYMENT, parameters.word("status", payment.status()))
                .with(payment.read(Visibility.of(callers.current()), parameters));
        return answers.list(parameters, filter, uri, PaymentView::brief, ObjectType.ATTEMPT);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<PaymentView>> get(@PathParam("id") String id) {
        return answers.one(
                ObjectType.PAYMENT,
                id,
                (found, row) -> PaymentView.full(found),
                ObjectType.PAYMENT,
                ObjectType.ATTEMPT,
                ObjectType.REFUND,
                ObjectType.DISPUTE);
    }

    /** Every try, oldest first: a payment has a few, so they come at once. */
    @GET
    @Path("/{id}/attempts")
    public Uni<PageView<AttemptView>> attempts(@PathParam("id") String id, @Context UriInfo uri) {
        return answers.find(callers.current(), ObjectType.PAYMENT, id, ObjectType.ATTEMPT)
                .map(found -> PageView.of(Page.whole(PaymentView.attempts(found, found.only())), uri));
    }

    @GET
    @Path("/{id}/timeline")
    public Uni<TimelineView> timeline(
            @PathParam("id") String id, @BeanParam TimelineParameters query, @Context UriInfo uri) {
        return answers.timeline(ObjectType.PAYMENT, id, query, uri, false);
    }
}
