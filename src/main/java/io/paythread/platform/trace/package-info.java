/**
 * Traces of what passes: from a webhook over its commit, the projection and the feed to outbound webhooks and streams. Owns
 * {@code trace_context}. Promises to cost nothing while it is off, and that spans hold ids, fixed words and counts only:
 * nothing of a customer, no address, no secret. Does not trace requests that read.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.trace;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
