package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.page.PageView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestResponse;

/** Disputes as the provider tells them: inquiries and chargebacks. */
@Path("/v1/disputes")
class DisputeResource {
    private final ObjectAnswers answers;

    DisputeResource(ObjectAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Uni<PageView<DisputeView>> list(
            @BeanParam DisputeParameters dispute, @BeanParam ListParameters query, @Context UriInfo uri) {
        Parameters parameters = new Parameters();
        ObjectFilter filter = query.read(parameters, ObjectType.DISPUTE, parameters.word("state", dispute.state()))
                .with(dispute.read(parameters));
        return answers.list(parameters, filter, uri, DisputeView::of, ObjectType.PAYMENT);
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<DisputeView>> get(@PathParam("id") String id) {
        return answers.one(ObjectType.DISPUTE, id, DisputeView::of, ObjectType.PAYMENT);
    }

    /** The entries that are about the dispute; those of its payment stand on the payment's timeline. */
    @GET
    @Path("/{id}/timeline")
    public Uni<TimelineView> timeline(
            @PathParam("id") String id, @BeanParam TimelineParameters query, @Context UriInfo uri) {
        return answers.timeline(ObjectType.DISPUTE, id, query, uri, true);
    }
}
