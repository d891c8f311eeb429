/**
 * What every request meets before its resource, and every answer after it: ids, admission, limits of bodies and
 * parameters, headers, the style of JSON. Promises that no body is read for longer than its deadline or beyond its size,
 * that {@code /v1} is asked for a credential before anything else, and that what the framework answers by itself is a
 * problem document too. Owns no table. Does not know who may do what: {@link io.paythread.platform.http.Admission} is
 * asked.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.http;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
