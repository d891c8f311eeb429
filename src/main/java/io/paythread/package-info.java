/**
 * The way in: starts the database, then everything else. Nothing may see this package.
 */
@NullMarked
@CheckReturnValue
package io.paythread;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
