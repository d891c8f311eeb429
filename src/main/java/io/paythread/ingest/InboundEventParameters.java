package io.paythread.ingest;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of inbound events. */
record InboundEventParameters(
        @QueryParam("state") @Nullable InboundEventState state,
        @QueryParam("error_code") @Nullable String errorCode,
        @QueryParam("source") @Nullable String source,
        @QueryParam("type") @Nullable String type,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("cursor") @Nullable String cursor) {

    /** What is asked for; refuses everything that is wrong with it at once. */
    InboundEventFilter filter() {
        Parameters parameters = new Parameters();
        Optional<String> reason = parameters.word("error_code", errorCode);
        Optional<UUID> id = parameters.id("source", IdPrefix.SOURCE, source);
        Optional<String> word = parameters.text("type", type, Storable.MAX_TEXT);
        Optional<Instant> since = parameters.instant("from", from);
        Optional<Instant> until = parameters.instant("to", to);
        parameters.requireOrder("from", since, "to", until);
        parameters.check();
        return new InboundEventFilter(Optional.ofNullable(state), reason, id, word, since, until);
    }
}
