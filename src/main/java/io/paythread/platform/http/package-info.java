/**
 * HTTP edges shared by all resources: request ids, limits, problem mapping.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
