/**
 * Who calls: the bearer keys, and the caller that every service is told of. Owns {@code api_key}. Promises that a key is
 * kept nowhere but with its holder, and that a revoked one stops within a second on every replica. Does not yet know
 * roles: whoever has a key may do everything.
 */
@NullMarked
@CheckReturnValue
package io.paythread.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
