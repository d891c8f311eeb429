package io.paythread.audit;

/**
 * The first place at which the log is not as it was written.
 *
 * @param reason a stable word: {@code altered}, {@code missing_row}, {@code missing_seal}, {@code missing_tail},
 *     {@code rewritten}, {@code forged_checkpoint}
 */
record ChainFault(long position, String reason, String detail) {}
