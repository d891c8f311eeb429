/**
 * Keeps card numbers and verification codes out of everything that we store, log or answer. Owns {@code card_redaction}
 * (receipts, never the number) and {@code card_rules}. Promises that a number which it recognises is gone before the
 * bytes reach the database; does not see images, PDFs or spelled-out digits.
 */
@NullMarked
@CheckReturnValue
package io.paythread.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
