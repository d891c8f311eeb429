/**
 * The database: embedded server, transactions of the reactive client, the shielded Panache session.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
