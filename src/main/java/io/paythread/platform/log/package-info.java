/**
 * What lines of the log look like. Owns the one setting; what a line may hold is the business of {@code privacy}, whose
 * filter stands at every handler whatever the form.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.log;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
