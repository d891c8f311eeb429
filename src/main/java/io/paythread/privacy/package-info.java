/**
 * Keeps card numbers and verification codes out of everything that we store. Owns no table. Promises that a number which
 * it recognises is gone before the bytes reach the database; does not see images, PDFs or spelled-out digits.
 */
@NullMarked
@CheckReturnValue
package io.paythread.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
