package io.paythread.audit;

import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of audit events. */
record AuditParameters(
        @QueryParam("actor") @Nullable String actor,
        @QueryParam("action") @Nullable String action,
        @QueryParam("target") @Nullable String target,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    /** What is asked for; refuses everything that is wrong with it at once. */
    AuditFilter filter() {
        Parameters parameters = new Parameters();
        Optional<Instant> since = parameters.instant("from", from);
        Optional<Instant> until = parameters.instant("to", to);
        parameters.requireOrder("from", since, "to", until);
        AuditFilter filter = new AuditFilter(
                parameters.text("actor", actor),
                parameters.word("action", action),
                parameters.text("target", target),
                since,
                until);
        parameters.check();
        return filter;
    }
}
