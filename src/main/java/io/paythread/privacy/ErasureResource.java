package io.paythread.privacy;

import io.paythread.job.JobAnswers;
import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Erases a customer, or shows what that would do. */
@Path("/v1/customers/{id}/erasures")
class ErasureResource {
    private final Erasures erasures;
    private final Callers callers;
    private final JobAnswers answers;

    ErasureResource(Erasures erasures, Callers callers, JobAnswers answers) {
        this.erasures = erasures;
        this.callers = callers;
        this.answers = answers;
    }

    @POST
    public Uni<RestResponse<Object>> erase(
            @PathParam("id") String id, @QueryParam("dry_run") @Nullable String dryRun, @Valid ErasureRequest request) {
        UUID customer = customer(id);
        if (isDryRun(dryRun)) {
            return erasures.preview(customer).map(preview -> RestResponse.ok(ErasurePreviewView.of(id, preview)));
        }
        request.requireConfirmed(id);
        return erasures.start(callers.current(), customer, request.because())
                .map(answers::accepted)
                .map(accepted -> ResponseBuilder.<Object>create(RestResponse.Status.ACCEPTED, accepted.getEntity())
                        .header("Location", accepted.getHeaderString("Location"))
                        .build());
    }

    static UUID customer(String id) {
        return PublicId.parse(IdPrefix.CUSTOMER, id).orElseThrow(ServiceException::notFound);
    }

    private static boolean isDryRun(@Nullable String dryRun) {
        Parameters parameters = new Parameters();
        boolean flag = parameters.flag("dry_run", dryRun);
        parameters.check();
        return flag;
    }
}
