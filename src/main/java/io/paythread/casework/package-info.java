/**
 * Cases: which ticket is about which payment, refund or dispute, how likely a ticket is to become a dispute, and whether
 * people asked before they disputed. Owns the tables {@code case_thread}, {@code case_mention} and {@code ticket_risk}.
 *
 * <p>Promise: what rules say is a pure function of what the timeline holds, so neither the order of arrival nor
 * repetition leaves a trace; what people decided stays. Keeps ids and codes, never the words of a ticket. Does not say
 * why somebody disputes.
 */
@NullMarked
@CheckReturnValue
package io.paythread.casework;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
