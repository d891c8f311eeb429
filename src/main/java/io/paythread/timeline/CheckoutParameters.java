package io.paythread.timeline;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * What only lists of checkouts can be asked for, as text.
 *
 * @param progress read by the package that knows what became of checkouts
 */
public record CheckoutParameters(
        @QueryParam("status") @Nullable String status, @QueryParam("progress") @Nullable String progress) {}
