/**
 * What became of checkouts: open, stuck, abandoned, recovered, paid elsewhere or paid; the step where people are lost; and
 * whether somebody may be reminded of one. Everything is derived from the objects when it is asked for; for lists the state
 * is stored beforehand, in {@code checkout_progress}, which it owns. Sends nothing, and shows a recovery link to nobody.
 */
@NullMarked
@CheckReturnValue
package io.paythread.checkout;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
