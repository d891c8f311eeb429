/**
 * The keys with which providers' APIs are called, one for a source. Owns {@code provider_credential}. Keys go in, sealed,
 * and come out to those packages only that call a provider; never to a reader of the API. Calls nobody itself.
 */
@NullMarked
@CheckReturnValue
package io.paythread.credential;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
