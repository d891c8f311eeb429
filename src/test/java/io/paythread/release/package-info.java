/**
 * What the release before this one expects of the database: it runs on the newest schema while processes are replaced.
 */
@NullMarked
@CheckReturnValue
package io.paythread.release;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
