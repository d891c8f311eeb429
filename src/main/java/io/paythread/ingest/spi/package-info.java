/**
 * What an adapter implements: verify, split, translate. All three are pure.
 */
@NullMarked
@CheckReturnValue
package io.paythread.ingest.spi;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
