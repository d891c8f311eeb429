/**
 * Keyset pages and the signed cursors between them.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
