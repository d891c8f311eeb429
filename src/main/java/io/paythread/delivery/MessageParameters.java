package io.paythread.delivery;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of the list of messages, as text. */
public record MessageParameters(
        @QueryParam("endpoint") @Nullable String endpoint,
        @QueryParam("state") @Nullable String state,
        @QueryParam("event_type") @Nullable String eventType,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {

    /** What is asked for; refuses everything that is wrong with it at once. */
    MessageStore.Filter filter() {
        Parameters parameters = new Parameters();
        MessageStore.Filter filter = new MessageStore.Filter(
                parameters.id("endpoint", IdPrefix.WEBHOOK_ENDPOINT, endpoint),
                parameters.choice("state", state, MessageState.wireNames()),
                parameters.word("event_type", eventType));
        parameters.check();
        return filter;
    }
}
