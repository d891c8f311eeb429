package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** What is done at providers, and what came of it. */
@Path("/v1/evidence-submissions/{id}")
class SubmissionResource {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Submissions submissions;
    private final Callers callers;

    SubmissionResource(Submissions submissions, Callers callers) {
        this.submissions = submissions;
        this.callers = callers;
    }

    @GET
    public Uni<SubmissionView> get(@PathParam("id") String id) {
        return submissions.get(uuid(id)).map(SubmissionView::of);
    }

    @POST
    @Path("/approvals")
    public Uni<RestResponse<SubmissionView>> approve(
            @PathParam("id") String id, @Context HttpHeaders headers, @Valid ConfirmationRequest request) {
        requireKey(headers);
        return submissions
                .approve(callers.current(), uuid(id), request.confirm())
                .map(SubmissionResource::accepted);
    }

    @DELETE
    public Uni<SubmissionView> withdraw(@PathParam("id") String id) {
        return submissions.withdraw(callers.current(), uuid(id)).map(SubmissionView::of);
    }

    /** A repeated request must be known as such: there is one submission only. */
    static void requireKey(HttpHeaders headers) {
        if (headers.getHeaderString(IDEMPOTENCY_KEY) == null) {
            throw new ServiceException(
                    ErrorCode.PRECONDITION_REQUIRED,
                    "Send the header Idempotency-Key: a repeated request must be known as one.");
        }
    }

    static RestResponse<SubmissionView> accepted(Submission submission) {
        return ResponseBuilder.<SubmissionView>create(RestResponse.Status.ACCEPTED)
                .entity(SubmissionView.of(submission))
                .header(HttpHeaders.LOCATION, "/v1/evidence-submissions/" + submission.publicId())
                .build();
    }

    private static UUID uuid(String id) {
        return PublicId.parse(IdPrefix.SUBMISSION, id).orElseThrow(ServiceException::notFound);
    }
}
