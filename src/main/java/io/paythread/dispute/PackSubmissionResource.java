package io.paythread.dispute;

import io.paythread.platform.http.IfMatch;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sends a pack. */
@Path("/v1/evidence-packs/{id}/submissions")
class PackSubmissionResource {
    private final Submissions submissions;
    private final Callers callers;

    PackSubmissionResource(Submissions submissions, Callers callers) {
        this.submissions = submissions;
        this.callers = callers;
    }

    @POST
    public Uni<RestResponse<SubmissionView>> submit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String version,
            @Context HttpHeaders headers,
            @Valid SubmissionRequest request) {
        SubmissionResource.requireKey(headers);
        return submissions
                .submit(
                        callers.current(),
                        PackResource.uuid(id),
                        IfMatch.required(version),
                        request.confirm(),
                        Boolean.TRUE.equals(request.stageOnly()))
                .map(SubmissionResource::accepted);
    }
}
