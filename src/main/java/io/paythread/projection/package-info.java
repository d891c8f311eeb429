/**
 * Turns stored events into timelines. Owns {@code projection_slot}, {@code inbound_outcome} and the
 * tables of {@code reprojection}.
 *
 * <p>Promise: every stored event takes effect exactly once, whichever process works on it and whenever that process
 * dies, because effects and cursor commit together. An event that cannot be understood is kept aside with its reason
 * and holds up no other. Does not talk to anybody.
 */
@NullMarked
@CheckReturnValue
package io.paythread.projection;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
