/**
 * Who did what: the log of changes and of sensitive views. Owns {@code audit_event} and {@code audit_seal}. Promises that
 * a row is written in the transaction of its effect, that rows are only ever added, and that a change made behind the
 * service's back is found by following the chain of hashes. Does not keep personal values, only keyed hashes of them.
 */
@NullMarked
@CheckReturnValue
package io.paythread.audit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
