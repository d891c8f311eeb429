/**
 * Ids: made here (UUIDv7) or derived from a provider's reference (UUIDv8), and their public spelling.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.id;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
