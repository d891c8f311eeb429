package io.paythread.insight;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of a set of figures whose groups are settled, as text. */
public record NamedParameters(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("interval") @Nullable String interval,
        @QueryParam("tz") @Nullable String tz,
        @QueryParam("currency") @Nullable String currency,
        @QueryParam("compare") @Nullable String compare) {

    InsightParameters all() {
        return new InsightParameters(from, to, interval, tz, currency, null, compare);
    }
}
