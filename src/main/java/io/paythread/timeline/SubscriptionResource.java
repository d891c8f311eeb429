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

/** Subscriptions. */
@Path("/v1/subscriptions")
class SubscriptionResource {
    private final ObjectAnswers answers;

    SubscriptionResource(ObjectAnswers answers) {
        this.answers = answers;
    }

    @GET
    public Uni<PageView<SubscriptionView>> list(
            @BeanParam ListParameters query, @QueryParam("status") @Nullable String status, @Context UriInfo uri) {
        return answers.list(
                ObjectType.SUBSCRIPTION, query, "status", status, uri, (found, row) -> SubscriptionView.of(row));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<SubscriptionView>> get(@PathParam("id") String id) {
        return answers.one(ObjectType.SUBSCRIPTION, id, (found, row) -> SubscriptionView.of(row));
    }
}
