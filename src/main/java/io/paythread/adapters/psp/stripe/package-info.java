/**
 * Stripe: verifies its signatures, splits its requests into events and translates them into facts. Owns no table, does
 * no I/O. Reads {@code data.object} as raw JSON, because its shape follows the API version of the webhook endpoint, from
 * before 2018 to the present one.
 */
@NullMarked
@CheckReturnValue
package io.paythread.adapters.psp.stripe;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
