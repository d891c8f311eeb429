/**
 * Keyset pages and the signed cursors between them. Promises that a page goes on exactly behind the row where the one
 * before it ended, whatever arrives meanwhile, and that a cursor works for the query it was given for and no other. Owns
 * {@code installation_secret}, where the key that signs is kept. Reads no rows: stores do, by {@code PageRequest}.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
