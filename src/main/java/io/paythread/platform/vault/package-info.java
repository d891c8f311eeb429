/**
 * Secrets at rest: sealed with AES-256-GCM under a key that lies outside the database. Owns {@code installation_secret}.
 * Promises that a sealed value opens only in its own place, and that the key can be changed while the service runs. Does
 * not keep values that need only be recognised again: those are stored as hashes.
 */
@NullMarked
@CheckReturnValue
package io.paythread.platform.vault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
