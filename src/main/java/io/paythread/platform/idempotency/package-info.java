/**
 * A POST that bears an {@code Idempotency-Key} takes effect once, however often it is sent. The key, the answer and the
 * effect commit in one transaction (see {@link io.paythread.platform.postgres.RequestTransaction}), so there is no
 * moment at which one is there without the others. Operations do nothing for it. Owns the table
 * {@code idempotent_answer}.
 *
 * <p>Attempts are told apart by who asks, so a repetition may come with a refreshed token or another session. A POST that
 * everybody may ask has no caller and no attempts.
 *
 * <p>Only what took effect is kept: a request that was refused, or that failed, runs anew when it is sent again.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
