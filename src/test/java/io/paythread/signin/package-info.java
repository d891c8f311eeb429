/** How people and services come in. */
@NullMarked
@CheckReturnValue
package io.paythread.signin;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
