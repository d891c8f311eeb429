/**
 * Who calls: the bearer keys and the caller that every service is told of.
 */
@NullMarked
@CheckReturnValue
package io.paythread.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
