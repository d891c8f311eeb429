package io.paythread.timeline;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A customer in a few facts. */
@Path("/v1/customers/{id}/summary")
class SummaryResource {
    private final Summary summary;
    private final Callers callers;

    SummaryResource(Summary summary, Callers callers) {
        this.summary = summary;
        this.callers = callers;
    }

    @GET
    public Uni<RestResponse<SummaryView>> get(@PathParam("id") String id) {
        UUID asked = PublicId.parse(IdPrefix.CUSTOMER, id).orElseThrow(ServiceException::notFound);
        return summary.of(callers.current(), asked).map(facts -> {
            SummaryView view = SummaryView.of(facts);
            ResponseBuilder<SummaryView> answer = ResponseBuilder.ok(view);
            return facts.owner().customer().equals(asked)
                    ? answer.build()
                    : answer.header("Content-Location", "/v1/customers/" + view.customer() + "/summary")
                            .build();
        });
    }
}
