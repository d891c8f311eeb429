/**
 * Who is who: accounts at sources, what they say of themselves, the links between them, and the customers that follow
 * from the links. Owns {@code account}, {@code account_identifier}, {@code link}, {@code pair_verdict}, {@code
 * identity_decision} and {@code customer}. Promises that all of it is a function of the set of tellings and the
 * sequence of people's decisions: order, repetition and batches of tellings make no difference. Moves no timeline
 * entries: an entry belongs to an account, and an account to a customer.
 */
@NullMarked
@CheckReturnValue
package io.paythread.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
