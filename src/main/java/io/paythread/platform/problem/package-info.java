/**
 * Errors as values: codes, and the RFC 9457 documents that callers see.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
