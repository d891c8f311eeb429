/**
 * The clock that everything else is given. Nothing outside this package asks the system for the time.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.time;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
