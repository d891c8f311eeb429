package io.paythread.ingest;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the groups of inbound events. */
record InboundEventGroupParameters(
        @QueryParam("state") @Nullable InboundEventState state,
        @QueryParam("error_code") @Nullable String errorCode,
        @QueryParam("source") @Nullable String source,
        @QueryParam("type") @Nullable String type,
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to) {

    /** What is asked for; refuses everything that is wrong with it at once. */
    InboundEventFilter filter() {
        return new InboundEventParameters(state, errorCode, source, type, from, to, null, null).filter();
    }
}
