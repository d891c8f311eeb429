/**
 * Long work: done in small steps by whichever process is free, gone on with after a restart where it stopped. Owns
 * {@code job}. Promises that a step and the note of how far it came commit together, that two processes never both take
 * effect for one step, and that a failing job holds up no other. Does not know what any job is about: upper packages
 * declare a {@link io.paythread.job.JobKind} each.
 */
@NullMarked
@CheckReturnValue
package io.paythread.job;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
