package io.paythread.audit;

import java.util.Optional;

/**
 * A row of the log with its place in the chain.
 *
 * @param head empty for the moment between a row's commit and its seal
 */
record SealedRow(AuditRow row, Optional<ChainHead> head) {}
