/**
 * Who calls and what they may: the bearer keys, roles as sets of scopes, the table of operations, and the caller that
 * every service is told of. Owns {@code api_key}. Promises that a key is kept nowhere but with its holder, that a revoked
 * one stops within a second on every replica, that nobody gives more rights than they have, and that an operation without
 * a row in the table is allowed to nobody. Other ways to say who one is plug in as {@link CredentialMechanism}.
 */
@NullMarked
@CheckReturnValue
package io.paythread.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
