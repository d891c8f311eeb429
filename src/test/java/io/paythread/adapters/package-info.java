/** What the tests of all adapters share. */
@NullMarked
@CheckReturnValue
package io.paythread.adapters;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
