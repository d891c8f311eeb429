package io.paythread.privacy;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of redactions. */
record CardRedactionParameters(
        @QueryParam("source") @Nullable String source,
        @QueryParam("rule") @Nullable String rule,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    private static final List<String> RULES =
            Arrays.stream(RedactionRule.values()).map(RedactionRule::wireName).toList();

    /** Which receipts are asked for; found from the first time on, and before the second. */
    record Filter(Optional<UUID> source, Optional<String> rule, Optional<Instant> from, Optional<Instant> to) {}

    /** What is asked for; refuses everything that is wrong with it at once. */
    Filter filter() {
        Parameters parameters = new Parameters();
        Optional<Instant> since = parameters.instant("from", from);
        Optional<Instant> until = parameters.instant("to", to);
        parameters.requireOrder("from", since, "to", until);
        Filter filter = new Filter(
                parameters.id("source", IdPrefix.SOURCE, source), parameters.choice("rule", rule, RULES), since, until);
        parameters.check();
        return filter;
    }
}
