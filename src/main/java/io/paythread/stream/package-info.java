/**
 * The feed and the live stream, for programs and browsers outside.
 *
 * <p>Promise: whoever reads from a cursor gets every row behind it that passes their filter, in order, and none twice;
 * fields are masked as everywhere. Does not decide what is told: that is done where things change.
 */
@NullMarked
@CheckReturnValue
package io.paythread.stream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
