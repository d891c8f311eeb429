package io.paythread.audit;

import org.jspecify.annotations.Nullable;

/**
 * A place in the chain as it is stored.
 *
 * @param row the row that it seals; null where it is gone
 */
record ChainLink(ChainHead head, @Nullable AuditRow row) {}
