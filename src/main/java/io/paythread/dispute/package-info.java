/**
 * Disputes as cases: how each went, what it is about, what can still be done; the evidence that the timeline holds, and
 * sending it to the provider once. Owns {@code evidence_pack}, {@code evidence_pack_version}, {@code evidence_exhibit},
 * {@code evidence_submission} and {@code calendar_feed}. Does not decide cases, send anything by itself, or know
 * which ticket is about which payment beyond what tickets say themselves.
 */
@NullMarked
@CheckReturnValue
package io.paythread.dispute;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
