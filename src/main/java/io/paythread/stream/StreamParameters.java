package io.paythread.stream;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a stream, as text.
 *
 * @param lastEventId where a reader comes back; goes before {@code after}
 * @param ticket instead of a credential, for browsers that can send none
 */
public record StreamParameters(
        @QueryParam("after") @Nullable String after,
        @QueryParam("type") @Nullable List<String> type,
        @QueryParam("customer") @Nullable String customer,
        @QueryParam("source") @Nullable String source,
        @QueryParam("ticket") @Nullable String ticket,
        @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {

    /** Where to begin; empty text comes from browsers that have had no id yet. */
    @Nullable
    String from() {
        return lastEventId == null || lastEventId.isEmpty() ? after : lastEventId;
    }
}
