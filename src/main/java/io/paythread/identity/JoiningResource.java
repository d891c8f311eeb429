package io.paythread.identity;

import io.paythread.platform.http.Parameters;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Joins customers and separates accounts, or shows what that would do. */
@Path("/v1/customers/{id}")
class JoiningResource {
    private final Customers customers;
    private final Callers callers;

    JoiningResource(Customers customers, Callers callers) {
        this.customers = customers;
        this.callers = callers;
    }

    @POST
    @Path("/merges")
    public Uni<RestResponse<Object>> merge(
            @PathParam("id") String id, @QueryParam("dry_run") @Nullable String dryRun, @Valid MergeRequest request) {
        if (isDryRun(dryRun)) {
            return customers
                    .previewMerge(CustomerResource.id(id), request.other())
                    .map(change -> RestResponse.ok(PreviewView.of("merge_preview", change)));
        }
        return customers
                .merge(callers.current(), CustomerResource.id(id), request.other(), request.because())
                .map(policy()::seen)
                .map(MergeView::of)
                .map(view -> ResponseBuilder.<Object>created(URI.create("/v1/merges/" + view.id()))
                        .entity(view)
                        .build());
    }

    @POST
    @Path("/separations")
    public Uni<RestResponse<Object>> separate(
            @PathParam("id") String id,
            @QueryParam("dry_run") @Nullable String dryRun,
            @Valid SeparationRequest request) {
        if (isDryRun(dryRun)) {
            return customers
                    .previewSeparation(CustomerResource.id(id), request.leaving())
                    .map(change -> RestResponse.ok(PreviewView.of("separation_preview", change)));
        }
        return customers
                .separate(callers.current(), CustomerResource.id(id), request.leaving(), request.because())
                .map(policy()::seen)
                .map(decision -> ResponseBuilder.<Object>create(RestResponse.Status.CREATED)
                        .entity(DecisionView.of(decision))
                        .build());
    }

    private IdentityPolicy policy() {
        return IdentityPolicy.of(callers.current());
    }

    private static boolean isDryRun(@Nullable String dryRun) {
        Parameters parameters = new Parameters();
        boolean flag = parameters.flag("dry_run", dryRun);
        parameters.check();
        return flag;
    }
}
