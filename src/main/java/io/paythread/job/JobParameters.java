package io.paythread.job;

import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of jobs, as text. */
public record JobParameters(
        @QueryParam("kind") @Nullable String kind,
        @QueryParam("state") @Nullable String state,
        @QueryParam("owner") @Nullable String owner,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** What is asked for; refuses everything that is wrong with it at once. */
    JobStore.Filter filter() {
        Parameters parameters = new Parameters();
        JobStore.Filter filter = new JobStore.Filter(
                parameters.word("kind", kind),
                parameters.choice("state", state, JobState.wireNames()),
                parameters.text("owner", owner));
        parameters.check();
        return filter;
    }
}
