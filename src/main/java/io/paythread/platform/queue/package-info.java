/**
 * Work that goes on by itself: loops that run again at once while there is work and wait when there is none.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.queue;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
