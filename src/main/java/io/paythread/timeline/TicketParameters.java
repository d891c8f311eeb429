package io.paythread.timeline;

import io.paythread.export.FilterWords;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * What only lists of tickets can be asked for, as text.
 *
 * @param risk read by the package that knows the risk of tickets, as are its bounds and the order by it
 */
public record TicketParameters(
        @QueryParam("state") @Nullable String state,
        @QueryParam("risk") @Nullable String risk,
        @QueryParam("risk[gte]") @Nullable String riskGte,
        @QueryParam("risk[lte]") @Nullable String riskLte,
        @QueryParam("sort") @Nullable String sort) {

    /** The same words, by their names. A file has one order. */
    static TicketParameters of(FilterWords words) {
        return new TicketParameters(
                words.text("state"), words.text("risk"), words.text("risk[gte]"), words.text("risk[lte]"), null);
    }
}
