/**
 * Errors as values: codes, and the RFC 9457 documents that callers see. Promises that whatever is thrown becomes one of
 * the codes, that a document says where and how to mend it, that it quotes nothing of what was sent, and that a fault of
 * ours tells nothing from inside. Owns no table.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.problem;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
