package io.paythread.timeline;

import io.paythread.export.FilterWords;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * What only lists of checkouts can be asked for, as text.
 *
 * @param progress read by the package that knows what became of checkouts
 */
public record CheckoutParameters(
        @QueryParam("status") @Nullable String status, @QueryParam("progress") @Nullable String progress) {

    /** The same words, by their names. */
    static CheckoutParameters of(FilterWords words) {
        return new CheckoutParameters(words.text("status"), words.text("progress"));
    }
}
