/**
 * People: who they are, how they sign in, and their sessions; and the tokens of services that the organisation's own
 * provider signs. Owns {@code app_user}, {@code user_session}, {@code sign_in_attempt} and {@code setup_token}. Promises
 * that passwords, cookies and setup tokens are kept as hashes only, that an unknown user cannot be told from a wrong
 * password, that an ended session stops at once on every replica, and that no token of a provider reaches the browser.
 * Does not say what a role may do: {@link io.paythread.security} does.
 */
@NullMarked
@CheckReturnValue
package io.paythread.signin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
