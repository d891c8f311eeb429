/**
 * Keeps card numbers and verification codes out of everything that we store, log or answer. Owns {@code card_redaction}
 * (receipts, never the number) and {@code card_rules}. Promises that a number which it recognises is gone before the
 * bytes reach the database; does not see images, PDFs or spelled-out digits.
 *
 * <p>Erases people and reports what is kept of them, through {@link io.paythread.privacy.Erasable}, which every package
 * that keeps something of people implements. Owns {@code erasure}, {@code erasure_part}, {@code legal_hold}, {@code
 * suppression} and {@code access_report}. Promises that what was erased does not come back, and that what a hold keeps
 * goes when the hold ends. Does not reach backups, nor copies at the providers.
 */
@NullMarked
@CheckReturnValue
package io.paythread.privacy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
