package io.paythread.timeline;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** What does this id stand for? */
@Path("/v1/lookup")
class LookupResource {
    private final Lookup lookup;
    private final Callers callers;

    LookupResource(Lookup lookup, Callers callers) {
        this.lookup = lookup;
        this.callers = callers;
    }

    @GET
    public Uni<LookupView> find(@QueryParam("ref") @Nullable String ref) {
        Parameters parameters = new Parameters();
        String text = parameters.required("ref", parameters.text("ref", ref));
        parameters.check();
        return lookup.find(callers.current(), text.strip()).map(hits -> {
            if (hits.isEmpty()) {
                throw ServiceException.notFound();
            }
            return new LookupView(hits);
        });
    }
}
