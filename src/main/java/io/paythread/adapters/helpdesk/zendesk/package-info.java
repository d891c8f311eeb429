/**
 * Zendesk: verifies, splits and translates its event subscriptions and its trigger webhooks. Owns no table, keeps no
 * state, calls nobody. The trigger's body is ours: {@code src/docs/zendesk-trigger.md}.
 */
@NullMarked
@CheckReturnValue
package io.paythread.adapters.helpdesk.zendesk;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
