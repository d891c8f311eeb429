/**
 * What may be done about a payment: whether it may be refunded, what an early fraud warning asks for, and how close the
 * shop is to the limits of the networks' monitoring programmes. Owns {@code network_item}, {@code network_count}, {@code
 * network_trial_count}, {@code network_fill} and {@code network_program}. Advises and never refunds; gives a reason for
 * each answer, with the entries that it rests on. Counts of programmes are a pure function of the objects: each object is counted anew when it changes.
 */
@NullMarked
@CheckReturnValue
package io.paythread.advice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
