/** Addresses and ranges of addresses, read from digits alone: nothing here looks up a name. */
@NullMarked
@CheckReturnValue
package io.paythread.platform.net;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
