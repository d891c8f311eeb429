package io.paythread.dispute;

import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** Concedes a dispute. */
@Path("/v1/disputes/{id}/acceptances")
class AcceptanceResource {
    private final Submissions submissions;
    private final Callers callers;

    AcceptanceResource(Submissions submissions, Callers callers) {
        this.submissions = submissions;
        this.callers = callers;
    }

    @POST
    public Uni<RestResponse<SubmissionView>> accept(
            @PathParam("id") String id, @Context HttpHeaders headers, @Valid ConfirmationRequest request) {
        SubmissionResource.requireKey(headers);
        return submissions
                .accept(callers.current(), DisputePackResource.dispute(id), request.confirm())
                .map(SubmissionResource::accepted);
    }
}
